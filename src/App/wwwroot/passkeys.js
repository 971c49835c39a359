// Forms with data-passkey: asks the browser to make or use a passkey, puts its answer into the form and sends it.
const known = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function answer(form) {
  const token = form.querySelector('input[name=__RequestVerificationToken]').value;
  const asked = await fetch(form.dataset.ask, { method: 'POST', headers: { RequestVerificationToken: token } });
  if (!asked.ok) throw new Error(`${form.dataset.ask} answers ${asked.status}`);
  const options = await asked.json();
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential);
}

for (const form of known ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const button = form.querySelector('button[type=submit]'), failed = form.querySelector('[data-failed]');
    button.setAttribute('aria-busy', 'true');
    failed.hidden = true;
    try {
      form.elements.credential.value = await answer(form);
      form.requestSubmit();
    } catch (failure) {
      // NotAllowedError is a person who changed their mind: nothing to complain about.
      failed.hidden = failure.name === 'NotAllowedError';
      button.removeAttribute('aria-busy');
    }
  });
}
