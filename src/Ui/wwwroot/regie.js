// What every page needs of the browser, in one module without a build step. Nothing here holds state of the application:
// elements say by data attributes what they are, so a component works the same whether it was drawn by the server or over the circuit.
//   data-drawer, dialog[data-modal]   take the focus when they appear, keep it, give it back when they go; Esc clicks their [data-close]
//   data-shortcut="mod+k" "?" "n"     the key clicks the element; single letters are off with <html data-letters="off">
//   data-row                          J and K go from one to the next; data-row-key="c" on a button in it: the key presses it
//   [popovertarget] + [popover]       menus: placed beside their button, arrow keys inside
//   data-focus, data-editing          takes the focus when it appears, or its first input does
//   data-more                         a "show more" button that is pressed when it scrolls into sight
//   data-reload                       loads the page again, at its own address
//   data-copy="id"                    copies what the field of that id holds; data-select selects itself when focused

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';
const openers = new WeakMap();
const visible = e => e.getClientRects().length > 0;
const layers = () => [...document.querySelectorAll('[data-drawer], dialog[data-modal][open]')];
const topLayer = () => layers().sort((a, b) => (a.tagName === 'DIALOG') - (b.tagName === 'DIALOG')).at(-1);
const typing = e => e && (e.isContentEditable || e.matches?.('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

function appear(layer) {
  if (openers.has(layer)) return;
  const from = document.activeElement;
  openers.set(layer, { element: from, key: from?.closest?.('[data-key]')?.dataset.key });
  if (layer.tagName === 'DIALOG') layer.showModal();
  (layer.querySelector('[data-focus]') ?? layer).focus({ preventScroll: true });
}

function disappear(layer) {
  const from = openers.get(layer);
  if (!from || (document.activeElement && document.activeElement !== document.body)) return;
  const again = from.element?.isConnected ? from.element : from.key && document.querySelector(`[data-key="${CSS.escape(from.key)}"]`);
  again?.focus?.({ preventScroll: true });
}

const inView = new IntersectionObserver(entries => { for (const e of entries) if (e.isIntersecting) e.target.click(); }, { rootMargin: '600px' });
const each = (node, selector, act) => { if (node.matches(selector)) act(node); node.querySelectorAll(selector).forEach(act); };
function added(node) {
  if (node.nodeType !== 1) return;
  each(node, '[data-drawer], dialog[data-modal]', appear);
  each(node, '[data-more]', e => inView.observe(e));
  each(node, '[data-editing]', e => { const first = e.querySelector(focusable); first?.focus(); first?.select?.(); });
  if (!node.matches('[data-drawer], dialog')) each(node, '[data-focus]', e => { e.focus(); e.select?.(); });
}
new MutationObserver(records => {
  for (const r of records) {
    r.addedNodes.forEach(added);
    r.removedNodes.forEach(n => { if (n.nodeType === 1) each(n, '[data-drawer], dialog[data-modal]', disappear); });
    if (r.type === 'attributes') { if (r.target.matches('[data-more]')) { inView.unobserve(r.target); inView.observe(r.target); } }
  }
}).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-more'] });
added(document.documentElement);

// focus stays in a drawer and in a small dialog over the page; a modal dialog keeps it by itself
document.addEventListener('keydown', e => {
  if (/^(Arrow|Home|End|Page)/.test(e.key) && e.target.closest?.('[data-days]')) e.preventDefault(); // they choose a day, the page does not scroll
  const drawer = e.key === 'Tab' && (e.target.closest?.('[popover][role=dialog]') ?? topLayer());
  if (!drawer || drawer.tagName === 'DIALOG' || !drawer.contains(document.activeElement)) return;
  const stops = [...drawer.querySelectorAll(focusable)].filter(visible);
  const [first, last] = [stops[0], stops.at(-1)];
  if (e.shiftKey && (document.activeElement === first || document.activeElement === drawer)) { last?.focus(); e.preventDefault(); }
  else if (!e.shiftKey && document.activeElement === last) { first?.focus(); e.preventDefault(); }
});
const close = layer => layer.querySelector('[data-close]')?.click();
document.addEventListener('cancel', e => { if (e.target.matches('dialog[data-modal]')) { e.preventDefault(); close(e.target); } }, true);
document.addEventListener('mousedown', e => { // a click beside a dialog closes it, a drag that began inside does not
  if (!e.target.matches('dialog[data-modal]')) return;
  const r = e.target.getBoundingClientRect();
  if (e.clientX < r.left || e.clientX > r.right || e.clientY < r.top || e.clientY > r.bottom) close(e.target);
});

document.addEventListener('click', e => { // a skip link moves the focus too, where the router would only scroll
  const skip = e.target.closest?.('a.skip');
  if (skip) { e.preventDefault(); document.getElementById(skip.hash.slice(1))?.focus(); }
}, true);

document.addEventListener('click', async e => {
  const button = e.target.closest?.('[data-copy]'), field = button && document.getElementById(button.dataset.copy);
  if (!field) return;
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand('copy'); } // over plain http the newer way is closed
  const [before, after] = ['.before', '.after'].map(part => button.querySelector(part)), said = button.parentElement.querySelector('[role=status]');
  [before.hidden, after.hidden] = [true, false];
  said.textContent = after.textContent;
  setTimeout(() => { [before.hidden, after.hidden] = [false, true]; said.textContent = ''; }, 2500);
});
document.addEventListener('focusin', e => { if (e.target.matches('[data-select]')) e.target.select(); });

// the server was away and is another one now: the page comes back at its own address, by itself unless somebody is typing
document.addEventListener('click', e => { if (e.target.closest?.('[data-reload]')) location.reload(); });
document.addEventListener('components-reconnect-state-changed', e => { if (e.detail?.state === 'rejected' && !typing(document.activeElement)) location.reload(); }, true);

// shortcuts
const mac = /mac|iphone|ipad/i.test(navigator.platform);
let before = '', beforeAt = 0;
document.addEventListener('keydown', e => {
  if (e.defaultPrevented || e.isComposing) return;
  if (e.key === 'Escape') {
    if (document.querySelector('[popover]:popover-open')) return;
    const layer = topLayer();
    if (layer?.matches('[data-drawer]') && !e.target.closest?.('[data-keeps-escape]')) { e.preventDefault(); close(layer); }
    return;
  }
  const mod = mac ? e.metaKey : e.ctrlKey, plain = !e.ctrlKey && !e.metaKey && !e.altKey;
  if (!mod && !(plain && !typing(e.target) && document.documentElement.dataset.letters !== 'off')) return;
  const name = (mod ? 'mod+' : '') + e.key.toLowerCase();
  const chain = e.timeStamp - beforeAt < 900 ? `${before} ${name}` : name;
  [before, beforeAt] = [name, e.timeStamp];
  const within = topLayer() ?? document, find = (keys, place = within) => { const all = [...place.querySelectorAll(`[data-shortcut="${CSS.escape(keys)}"]`)].filter(x => !x.disabled); return all.find(x => x.closest('main')) ?? all[0]; }; // the page knows better than its frame
  const hit = find(chain) ?? find(name) ?? (mod && within.matches?.('[data-drawer]') ? find(name, document) : undefined); // a drawer leaves the frame within reach, a dialog does not
  if (hit) { e.preventDefault(); hit.click(); return; }
  const own = plain && e.target.closest?.('[data-row]')?.querySelector(`[data-row-key="${CSS.escape(name)}"]`);
  if (own && within.contains(own)) { e.preventDefault(); own.click(); return; }
  if (plain && (name === 'j' || name === 'k')) step(within, name === 'j' ? 1 : -1, e);
});

let last = { path: '', at: -1 };
document.addEventListener('focusin', e => {
  const row = e.target.closest?.('[data-row]');
  last = { path: location.pathname, at: row ? [...(topLayer() ?? document).querySelectorAll('[data-row]')].filter(visible).indexOf(row) : -1 };
});
function step(within, by, e) {
  const rows = [...within.querySelectorAll('[data-row]')].filter(visible);
  const at = rows.findIndex(r => r.contains(document.activeElement));
  // a row that went while it had the focus leaves its place: the next key goes on from there
  const next = rows[at >= 0 ? at + by : last.path === location.pathname && last.at >= 0 ? Math.min(last.at + (by < 0 ? -1 : 0), rows.length - 1) : by > 0 ? 0 : rows.length - 1];
  if (next) { e.preventDefault(); (next.matches('[tabindex], a, button') ? next : next.querySelector('a[href]') ?? next.querySelector(focusable))?.focus(); next.scrollIntoView({ block: 'nearest' }); }
}

// menus
document.addEventListener('toggle', e => {
  const menu = e.target;
  if (!menu.matches?.('[popover].menu, [popover].panel')) return;
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  if (e.newState === 'closed') { if (menu.contains(document.activeElement) || document.activeElement === document.body) button?.focus(); return; }
  if (button) place(menu, button);
  (menu.querySelector('[data-focus], [aria-checked=true]') ?? menu.querySelector('[role^=menuitem]'))?.focus({ preventScroll: true });
}, true);

function place(menu, button) {
  const b = button.getBoundingClientRect(), m = menu.getBoundingClientRect(), gap = 4, edge = 8;
  const below = b.bottom + gap + m.height <= innerHeight - edge || b.top < m.height;
  const left = Math.min(b.left + m.width > innerWidth - edge ? b.right - m.width : b.left, innerWidth - m.width - edge);
  menu.style.left = `${Math.max(edge, left)}px`;
  menu.style.top = `${Math.max(edge, below ? Math.min(b.bottom + gap, innerHeight - m.height - edge) : b.top - gap - m.height)}px`;
}

document.addEventListener('click', e => { const menu = e.target.closest?.('[role^=menuitem], [data-pick]')?.closest('[popover]'); if (menu?.matches(':popover-open')) menu.hidePopover(); });
document.addEventListener('keydown', e => {
  const menu = e.target.closest?.('[role=menu]');
  if (!menu) return;
  const items = [...menu.querySelectorAll('[role^=menuitem]:not(:disabled)')], at = items.indexOf(document.activeElement);
  const go = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[e.key];
  if (go !== undefined) { e.preventDefault(); items.at(go >= items.length ? 0 : go)?.focus(); return; }
  if (e.key === 'Tab') menu.hidePopover();
  if (e.key.length === 1 && !e.ctrlKey && !e.metaKey) {
    const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    turned.find(x => x.textContent.trim().toLocaleLowerCase().startsWith(e.key.toLocaleLowerCase()))?.focus();
    e.stopPropagation();
  }
}, true);
