// Moves the bars of a Timeline and tells it which rows are in sight. A bar moves by a transform while it is held; on drop .NET is called
// once and draws the new days.

const svg = 'http://www.w3.org/2000/svg';

export function attach(root, dotnet) {
  const scroll = root.querySelector('[data-scroll]'), row = 34;
  let drag = null, asking = false, again = false;
  const day = () => +root.dataset.day;

  // rows in sight: asked for while something is still drawn beyond the edge, one question at a time
  async function look() {
    if (asking) { again = true; return; }
    const first = Math.floor(scroll.scrollTop / row), count = Math.ceil(scroll.clientHeight / row), margin = 10;
    const from = +root.dataset.first, to = +root.dataset.last, total = scroll.querySelector('[role=treegrid]').ariaRowCount - 1;
    if ((from === 0 || first - margin >= from) && (to >= total || first + count + margin <= to)) return;
    asking = true;
    try { await dotnet.invokeMethodAsync('Look', first, count); } finally { asking = false; }
    if (again) { again = false; look(); }
  }

  const left = () => root.querySelector('.tl-head > .tl-left').offsetWidth, room = () => scroll.clientWidth - left();
  const to = (x, at) => { scroll.scrollLeft = Math.max(0, x - room() * at); };
  const toToday = () => to(+root.dataset.today, .3);
  if (scroll.scrollWidth > scroll.clientWidth + 40) to(+root.dataset.open, +root.dataset.openAt);

  // bars of the rows in sight that lie before or behind what is shown: how many, and a way there
  const hints = { before: root.querySelector('[data-hint=before]'), after: root.querySelector('[data-hint=after]') };
  let told = 0;
  function outside() {
    const from = scroll.scrollLeft, end = from + room(), box = scroll.getBoundingClientRect(), found = { before: [], after: [] };
    for (const g of root.querySelectorAll('[data-bar]')) {
      const at = g.getBoundingClientRect();
      if (at.bottom < box.top + 44 || at.top > box.bottom) continue;
      const x = +g.dataset.x, right = x + +g.dataset.w;
      if (right < from + 2) found.before.push(right); else if (x > end - 2) found.after.push(x);
    }
    return found;
  }
  function hint() {
    told = 0;
    const found = outside();
    hints.before.style.left = `${left() + 8}px`;
    for (const side of ['before', 'after']) { hints[side].hidden = found[side].length === 0; hints[side].querySelector('[data-count]').textContent = found[side].length; }
  }
  const hintSoon = () => { told ||= requestAnimationFrame(hint); };
  const drawn = new MutationObserver(hintSoon); drawn.observe(root.querySelector('.tl-chart'), { childList: true, subtree: true, attributes: true, attributeFilter: ['data-x', 'data-w'] });
  function follow(e) {
    const side = e.target.closest?.('[data-hint]')?.dataset.hint;
    if (!side) return;
    const xs = outside()[side];
    if (xs.length) to(side === 'before' ? Math.max(...xs) : Math.min(...xs), side === 'before' ? .8 : .2);
  }
  const bar = id => root.querySelector(`[data-bar="${CSS.escape(id)}"]`), rowOf = id => root.querySelector(`[data-task="${CSS.escape(id)}"]`);

  function down(e) {
    const grip = e.target.closest?.('[data-grip]'), g = grip?.closest('[data-bar]');
    if (!g || e.button !== 0 || (grip.dataset.grip !== 'link' && g.classList.contains('fixed'))) return;
    drag = { g, kind: grip.dataset.grip, x: e.clientX, y: e.clientY, left: scroll.scrollLeft, id: e.pointerId, by: 0, moved: false };
    g.ownerSVGElement.setPointerCapture(e.pointerId); e.preventDefault();
  }
  function move(e) {
    if (!drag || e.pointerId !== drag.id) return;
    const dx = e.clientX - drag.x + scroll.scrollLeft - drag.left;
    if (!drag.moved && Math.abs(dx) < 3 && Math.abs(e.clientY - drag.y) < 3) return;
    drag.moved = true; edge(e.clientX);
    if (drag.kind === 'link') return tie(e);
    drag.by = Math.round(dx / day());
    draw(drag);
  }
  function draw({ g, kind, by }) {
    const px = by * day(), x = +g.dataset.x, w = +g.dataset.w, min = day();
    g.classList.add('held');
    if (kind === 'move') { g.setAttribute('transform', `translate(${px} 0)`); return; }
    const rest = g.querySelector('.rest'), to = Math.max(min, kind === 'finish' ? w + px : w - px);
    rest.setAttribute('width', to); if (kind === 'start') rest.setAttribute('x', x + w - to);
  }
  function undraw(g) { // attributes go back to what the server drew: it will draw the new ones
    g.classList.remove('held'); g.removeAttribute('transform');
    const rest = g.querySelector('.rest'); rest?.setAttribute('x', g.dataset.x); rest?.setAttribute('width', g.dataset.w);
  }
  function tie(e) {
    const s = drag.g.ownerSVGElement, r = s.getBoundingClientRect(), knot = drag.g.querySelector('.knot');
    if (!drag.line) { drag.line = document.createElementNS(svg, 'line'); drag.line.setAttribute('class', 'tl-tie'); s.append(drag.line); drag.line.setAttribute('x1', knot.getAttribute('cx')); drag.line.setAttribute('y1', knot.getAttribute('cy')); }
    drag.line.setAttribute('x2', e.clientX - r.left); drag.line.setAttribute('y2', e.clientY - r.top);
    const over = target(e); root.querySelectorAll('.tl-bar.aim').forEach(b => b.classList.remove('aim')); over?.classList.add('aim');
  }
  const target = e => { const at = Math.floor((e.clientY - drag.g.ownerSVGElement.getBoundingClientRect().top) / row); const all = [...root.querySelectorAll('[data-task]')]; const hit = all.find(t => +t.ariaRowIndex - 2 === +root.dataset.first + at); const b = hit && bar(hit.dataset.task); return b && b !== drag.g && b.querySelector('.knot') ? b : null; };
  function edge(x) { const r = scroll.getBoundingClientRect(); if (x > r.right - 30) scroll.scrollLeft += 14; else if (x < r.left + root.querySelector('.tl-head > .tl-left').offsetWidth + 24) scroll.scrollLeft -= 14; }
  function up(e) {
    if (!drag || e.pointerId !== drag.id) return;
    const { g, kind, by, moved } = drag, over = kind === 'link' && moved ? target(e) : null;
    cancel();
    if (!moved) { if (kind === 'move') rowOf(g.dataset.bar)?.querySelector('a[href]')?.click(); return; }
    if (over) dotnet.invokeMethodAsync('Tie', g.dataset.bar, over.dataset.bar);
    else if (by && kind !== 'link') dotnet.invokeMethodAsync('Drop', g.dataset.bar, kind === 'finish' ? 0 : by, kind === 'start' ? 0 : by);
  }
  function cancel() { if (!drag) return; undraw(drag.g); drag.line?.remove(); root.querySelectorAll('.tl-bar.aim').forEach(b => b.classList.remove('aim')); drag = null; }

  // keyboard, on the rows
  function key(e) {
    if (e.key === 'Escape' && drag) { cancel(); e.preventDefault(); e.stopPropagation(); return; }
    const r = e.target.closest?.('[data-task]');
    if (!r || e.target !== r || e.ctrlKey || e.metaKey) return;
    const id = r.dataset.task, open = r.getAttribute('aria-expanded'), free = !r.dataset.fixed, by = e.key === 'ArrowRight' ? 1 : -1, side = e.key === 'ArrowLeft' || e.key === 'ArrowRight';
    if (side && e.shiftKey) { if (free) dotnet.invokeMethodAsync('Drop', id, e.altKey ? 0 : by, by); }
    else if (e.altKey) return;
    else if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { const at = +r.ariaRowIndex + (e.key === 'ArrowDown' ? 1 : -1); root.querySelector(`[data-task][aria-rowindex="${at}"]`)?.focus(); }
    else if (side) { if (open === (by > 0 ? 'false' : 'true')) r.querySelector('.tl-fold').click(); else if (by < 0) parent(r)?.focus(); }
    else if (e.key === 'Home' || e.key === 'End') { scroll.scrollTop = e.key === 'Home' ? 0 : scroll.scrollHeight; }
    else if (e.key === 'Enter') r.querySelector('a[href]')?.click();
    else if (e.key.toLowerCase() === 'm' && free) dotnet.invokeMethodAsync('AskDates', id);
    else return;
    e.preventDefault(); e.stopPropagation();
  }
  function parent(r) { for (let at = +r.ariaRowIndex - 1; at > 1; at--) { const p = root.querySelector(`[data-task][aria-rowindex="${at}"]`); if (!p) return null; if (+p.ariaLevel < +r.ariaLevel) return p; } return null; }
  const focus = e => { const r = e.target.closest?.('[data-task]'); if (!r || e.target !== r) return; root.querySelectorAll('[data-task][tabindex="0"]').forEach(x => { x.tabIndex = -1; }); r.tabIndex = 0; const g = bar(r.dataset.task); root.querySelectorAll('.tl-bar.at').forEach(x => x.classList.remove('at')); g?.classList.add('at'); };
  const hover = e => { const r = e.target.closest?.('[data-task], [data-bar]'); const id = r?.dataset.task ?? r?.dataset.bar; root.querySelectorAll('.tl-bar.near').forEach(x => x.classList.remove('near')); if (id) bar(id)?.classList.add('near'); };

  const today = e => { if (e.target.closest?.('[data-to-today]')) toToday(); };
  const on = [['pointerdown', down], ['pointermove', move], ['pointerup', up], ['pointercancel', cancel], ['keydown', key], ['focusin', focus], ['pointerover', hover], ['click', follow]];
  on.forEach(([name, act]) => root.addEventListener(name, act));
  scroll.addEventListener('scroll', look, { passive: true }); scroll.addEventListener('scroll', hintSoon, { passive: true }); document.addEventListener('click', today);
  const size = new ResizeObserver(() => { look(); hintSoon(); }); size.observe(scroll); look(); hint();
  return { detach() { cancel(); size.disconnect(); drawn.disconnect(); cancelAnimationFrame(told); on.forEach(([name, act]) => root.removeEventListener(name, act)); scroll.removeEventListener('scroll', look); scroll.removeEventListener('scroll', hintSoon); document.removeEventListener('click', today); } };
}
