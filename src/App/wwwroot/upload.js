// Sends files to the store with the page's antiforgery token, and tells .NET how far each one is. XMLHttpRequest, because fetch does not tell how much it has sent.
export function attach(zone, page, url, token) {
  const send = file => {
    const request = new XMLHttpRequest(), form = new FormData();
    form.append('file', file);
    request.open('POST', url);
    if (token) request.setRequestHeader('RequestVerificationToken', token);
    let told = 0;
    request.upload.onprogress = e => {
      if (e.timeStamp - told < 200 || !e.lengthComputable) return;
      told = e.timeStamp;
      page.invokeMethodAsync('Progressed', file.name, e.loaded / e.total);
    };
    request.onload = () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* not ours: a proxy's page */ }
      if (request.status === 201) page.invokeMethodAsync('Sent', file.name, answer.uploadId);
      else page.invokeMethodAsync('Failed', file.name, answer.detail ?? answer.title ?? String(request.status));
    };
    request.onerror = () => page.invokeMethodAsync('Failed', file.name, null);
    page.invokeMethodAsync('Progressed', file.name, 0);
    request.send(form);
  };
  const chosen = e => { if (e.target.matches('[data-files]')) { [...e.target.files].forEach(send); e.target.value = ''; } };
  const over = e => { if (e.dataTransfer?.types.includes('Files')) { e.preventDefault(); zone.classList.add('over'); } };
  const left = () => zone.classList.remove('over');
  const dropped = e => { left(); if (e.dataTransfer?.files.length) { e.preventDefault(); [...e.dataTransfer.files].forEach(send); } };
  const events = [['change', chosen], ['dragover', over], ['dragleave', left], ['drop', dropped]];
  events.forEach(([name, act]) => zone.addEventListener(name, act));
  return { detach: () => events.forEach(([name, act]) => zone.removeEventListener(name, act)) };
}
