// The shortcuts of the page at hand, read from the page itself: what carries data-shortcut says by its own name what it does.
const name = e => (e.getAttribute('aria-label') || e.title || [...e.childNodes].map(n => n.nodeType === 3 ? n.textContent : n.matches?.('.kbd, svg, .n, .badge') ? '' : n.textContent).join(' ')).replace(/\s+/g, ' ').trim();
// Keys of the row in focus (data-row-key) say what they do by their title: their name also names the row.
export const ofPage = () => [...document.querySelectorAll('main [data-shortcut], main [data-row-key]')].filter(e => !e.disabled && e.getClientRects().length).map(e => ({ keys: e.dataset.shortcut ?? e.dataset.rowKey, what: e.dataset.rowKey ? e.title : name(e) })).filter(one => one.what);
