// Sends a chosen or dropped file to the upload door, with progress; the circuit only learns the upload's id.
export function attach(root, page) {
  const input = root.querySelector("input[type=file]");
  const token = root.querySelector("input[name=__RequestVerificationToken]");
  let sending = null;

  const send = file => {
    if (!file || sending) return;
    const form = new FormData();
    form.append("file", file, file.name);
    sending = new XMLHttpRequest();
    sending.open("POST", "/api/v1/files");
    if (token) sending.setRequestHeader("RequestVerificationToken", token.value);
    let told = -1;
    sending.upload.onprogress = event => {
      const percent = event.lengthComputable ? Math.round(event.loaded * 100 / event.total) : 0;
      if (percent >= told + 5) page.invokeMethodAsync("Sending", file.name, told = percent);
    };
    sending.onload = () => {
      const [status, text] = [sending.status, sending.responseText];
      sending = null;
      let answer = {};
      try { answer = JSON.parse(text); } catch { /* not ours: a proxy's page, say; the status alone is told */ }
      if (status === 201) page.invokeMethodAsync("Sent", answer.uploadId, file.name);
      else page.invokeMethodAsync("NotSent", answer.title ?? answer.detail ?? String(status));
    };
    sending.onerror = () => { sending = null; page.invokeMethodAsync("NotSent", ""); };
    page.invokeMethodAsync("Sending", file.name, 0);
    sending.send(form);
  };

  const change = () => { send(input.files[0]); input.value = ""; };
  const over = event => { event.preventDefault(); root.classList.add("over"); };
  const leave = () => root.classList.remove("over");
  const drop = event => { event.preventDefault(); leave(); send(event.dataTransfer.files[0]); };
  input.addEventListener("change", change);
  root.addEventListener("dragover", over);
  root.addEventListener("dragleave", leave);
  root.addEventListener("drop", drop);
  return {
    dispose() {
      sending?.abort();
      input.removeEventListener("change", change);
      root.removeEventListener("dragover", over);
      root.removeEventListener("dragleave", leave);
      root.removeEventListener("drop", drop);
    },
  };
}
