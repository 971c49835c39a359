// @ in a text field offers people: type on to narrow, arrows and Enter choose, Esc leaves it. The field says whom by data-people, one name a line.
export function watch(box) {
  const field = box.querySelector('textarea');
  if (!field || field.dataset.mentions) return;
  field.dataset.mentions = 'on';
  const list = document.createElement('div');
  list.className = 'menu mentions'; list.id = `${field.id || 'text'}-people`; list.setAttribute('role', 'listbox'); list.setAttribute('aria-label', box.dataset.label ?? ''); list.hidden = true;
  box.append(list);
  field.setAttribute('aria-autocomplete', 'list'); field.setAttribute('aria-controls', list.id);
  let found = [], at = 0;
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const asked = () => field.value.slice(0, field.selectionStart).match(/(^|[\s(])@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]+)?)$/u);
  const shut = () => { list.hidden = true; found = []; field.removeAttribute('aria-activedescendant'); };
  function draw() {
    list.replaceChildren(...found.map((name, i) => {
      const item = document.createElement('div');
      item.className = i === at ? 'item on' : 'item'; item.id = `${list.id}-${i}`; item.setAttribute('role', 'option'); item.setAttribute('aria-selected', i === at); item.textContent = name;
      item.addEventListener('mousedown', e => { e.preventDefault(); choose(name); });
      return item;
    }));
    list.hidden = found.length === 0;
    if (found.length) field.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  }
  function choose(name) {
    const match = asked();
    if (!match) return shut();
    const from = field.selectionStart - match[2].length;
    field.setRangeText(`${name} `, from, field.selectionStart, 'end');
    shut();
  }
  field.addEventListener('input', () => {
    const match = asked();
    if (!match) return shut();
    found = (box.dataset.people ?? '').split('\n').filter(name => name && plain(name).split(/[ -]/).some((_, i, words) => words.slice(i).join(' ').startsWith(plain(match[2])))).slice(0, 6);
    at = 0;
    draw();
  });
  field.addEventListener('keydown', e => {
    if (list.hidden) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { at = (at + (e.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length; draw(); }
    else if (e.key === 'Enter' || e.key === 'Tab') choose(found[at]);
    else if (e.key === 'Escape') shut();
    else return;
    e.preventDefault(); e.stopPropagation();
  });
  field.addEventListener('blur', shut);
}
