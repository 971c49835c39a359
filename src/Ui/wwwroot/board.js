// Moves the cards of a Board. The card itself stays where the server drew it; a copy follows the pointer and a line shows where it would
// land. On drop .NET is called once and draws the new order.

export function attach(root, dotnet) {
  const said = root.dataset, live = document.createElement('div');
  live.className = 'sr'; live.setAttribute('aria-live', 'assertive'); document.body.append(live);
  const line = document.createElement('div'); line.className = 'drop-line'; line.hidden = true; document.body.append(line);
  const card = e => e.target.closest?.('[data-card]'), fill = (text, ...parts) => parts.reduce((t, p, i) => t.replace(`{${i}}`, p), text ?? '');
  const columns = () => [...root.querySelectorAll('[data-column]')], cardsOf = c => [...c.querySelectorAll('[data-card]')];
  let drag = null, held = null, swallow = false;

  // where a point falls: its column, and the card it would come before
  function spot(x, y, moving) {
    const column = columns().find(c => { const r = c.getBoundingClientRect(); return x >= r.left && x <= r.right; });
    if (!column) return null;
    const before = cardsOf(column).filter(c => c !== moving).find(c => { const r = c.getBoundingClientRect(); return y < r.top + r.height / 2; });
    return { column, before: before ?? null };
  }

  function show(at, moving) {
    line.hidden = !at;
    root.querySelectorAll('.col.over').forEach(c => c.classList.remove('over'));
    if (!at) return;
    at.column.classList.add('over');
    const list = at.column.querySelector('.cards').getBoundingClientRect(), others = cardsOf(at.column).filter(c => c !== moving), last = others.at(-1);
    const y = at.before ? at.before.getBoundingClientRect().top - 5 : last ? last.getBoundingClientRect().bottom + 3 : list.top + 2;
    Object.assign(line.style, { left: `${list.left}px`, width: `${list.width}px`, top: `${y}px` });
  }

  const drop = (moving, at) => { if (at && !(at.column.contains(moving) && nextOf(moving) === at.before)) dotnet.invokeMethodAsync('Drop', moving.dataset.card, at.column.dataset.column, at.before?.dataset.card ?? null); };
  const nextOf = c => { const all = cardsOf(c.closest('[data-column]')); return all[all.indexOf(c) + 1] ?? null; };

  function down(e) {
    const c = card(e);
    if (!c || e.button !== 0 || c.dataset.fixed || e.target.closest('button, input, select, textarea')) return;
    drag = { card: c, x: e.clientX, y: e.clientY, id: e.pointerId, touch: e.pointerType === 'touch', timer: 0 };
    if (drag.touch) drag.timer = setTimeout(() => drag && lift(), 280); // a finger scrolls, unless it rests
  }
  function lift() {
    const r = drag.card.getBoundingClientRect(), copy = drag.card.cloneNode(true);
    copy.classList.add('lifted'); copy.removeAttribute('data-card'); copy.removeAttribute('data-row'); copy.setAttribute('aria-hidden', 'true');
    Object.assign(copy.style, { width: `${r.width}px`, left: `${r.left}px`, top: `${r.top}px` });
    document.body.append(copy); drag.copy = copy; drag.dx = drag.x - r.left; drag.dy = drag.y - r.top;
    drag.card.classList.add('taken'); root.setPointerCapture(drag.id);
  }
  function move(e) {
    if (!drag || e.pointerId !== drag.id) return;
    if (!drag.copy) {
      const far = Math.hypot(e.clientX - drag.x, e.clientY - drag.y) > 5;
      if (drag.touch) { if (far) cancel(); return; }
      if (!far) return;
      lift();
    }
    e.preventDefault();
    Object.assign(drag.copy.style, { left: `${e.clientX - drag.dx}px`, top: `${e.clientY - drag.dy}px` });
    drag.at = spot(e.clientX, e.clientY, drag.card); show(drag.at, drag.card);
    const r = root.getBoundingClientRect(), edge = 48;
    if (e.clientX > r.right - edge) root.scrollLeft += 12; else if (e.clientX < r.left + edge) root.scrollLeft -= 12;
  }
  function up(e) {
    if (!drag || e.pointerId !== drag.id) return;
    const { card: c, at, copy } = drag;
    cancel();
    if (copy) { swallow = true; setTimeout(() => { swallow = false; }); drop(c, at); }
  }
  function cancel() {
    if (!drag) return;
    clearTimeout(drag.timer); drag.copy?.remove(); drag.card.classList.remove('taken'); drag = null; show(null);
  }

  // keyboard: arrows go from card to card; Space takes one, arrows move the line, Space or Enter drops, Esc lets go
  function key(e) {
    const c = card(e);
    if (drag && e.key === 'Escape') { cancel(); e.preventDefault(); e.stopPropagation(); return; }
    if (!c || e.target !== c || e.ctrlKey || e.metaKey || e.altKey) return;
    const all = columns(), col = c.closest('[data-column]');
    if (held) return heldKey(e, all);
    if (e.key === ' ' && !c.dataset.fixed) { held = { card: c, at: { column: col, before: nextOf(c) } }; c.classList.add('held'); show(held.at, c); say(said.sayGrabbed, c.getAttribute('aria-label')); }
    else if (e.key === 'Enter') c.querySelector('a[href]')?.click();
    else if (e.key.toLowerCase() === 'm' && !c.dataset.fixed) dotnet.invokeMethodAsync('AskWhere', c.dataset.card);
    else if (e.key.startsWith('Arrow')) focusBeside(e.key, c, col, all);
    else return;
    e.preventDefault(); e.stopPropagation();
  }
  function focusBeside(k, c, col, all) {
    const here = cardsOf(col), at = here.indexOf(c);
    if (k === 'ArrowUp' || k === 'ArrowDown') return here[at + (k === 'ArrowDown' ? 1 : -1)]?.focus();
    for (let i = all.indexOf(col) + (k === 'ArrowRight' ? 1 : -1); all[i]; i += k === 'ArrowRight' ? 1 : -1) {
      const there = cardsOf(all[i]);
      if (there.length) return there[Math.min(at, there.length - 1)].focus();
    }
  }
  function heldKey(e, all) {
    const { card: c, at } = held, others = cardsOf(at.column).filter(x => x !== c), i = at.before ? others.indexOf(at.before) : others.length;
    e.preventDefault(); e.stopPropagation();
    if (e.key === 'Escape') { say(said.sayCancelled, c.getAttribute('aria-label')); return release(); }
    if (e.key === ' ' || e.key === 'Enter') { const target = { ...at }; say(said.sayDropped, c.getAttribute('aria-label'), at.column.dataset.title, i + 1); release(); drop(c, target); refocus(c.dataset.card); return; }
    if (e.key === 'ArrowDown' && i < others.length) at.before = others[i + 1] ?? null;
    else if (e.key === 'ArrowUp' && i > 0) at.before = others[i - 1];
    else if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') {
      const next = all[all.indexOf(at.column) + (e.key === 'ArrowRight' ? 1 : -1)];
      if (!next) return;
      at.column = next; at.before = cardsOf(next).filter(x => x !== c)[i] ?? null;
      next.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    } else return;
    show(at, c);
    const now = cardsOf(at.column).filter(x => x !== c);
    say(said.sayOver, at.column.dataset.title, (at.before ? now.indexOf(at.before) : now.length) + 1);
  }
  const say = (text, ...parts) => { live.textContent = fill(text, ...parts); };
  function release() { held?.card.classList.remove('held'); held = null; show(null); }
  // the card may be drawn anew in another column: follow it
  function refocus(id) { let n = 0; const again = () => { const c = root.querySelector(`[data-card="${id}"]`); if (c && document.activeElement !== c) c.focus(); if (++n < 12) setTimeout(again, 60); }; setTimeout(again, 30); }
  const lost = e => { if (held && !root.contains(e.relatedTarget)) release(); };
  const click = e => { if (swallow) { e.preventDefault(); e.stopPropagation(); swallow = false; } };
  const noDrag = e => { if (card(e)) e.preventDefault(); };
  const touch = e => { if (drag?.copy) e.preventDefault(); };
  const focus = e => { const c = card(e); if (!c) return; root.querySelectorAll('[data-card][tabindex="0"]').forEach(x => { x.tabIndex = -1; }); c.tabIndex = 0; };

  const on = [['pointerdown', down], ['pointermove', move], ['pointerup', up], ['pointercancel', cancel], ['keydown', key], ['focusout', lost], ['focusin', focus], ['dragstart', noDrag]];
  on.forEach(([name, act]) => root.addEventListener(name, act));
  root.addEventListener('click', click, true); root.addEventListener('touchmove', touch, { passive: false });
  return { detach() { cancel(); release(); live.remove(); line.remove(); on.forEach(([name, act]) => root.removeEventListener(name, act)); root.removeEventListener('click', click, true); root.removeEventListener('touchmove', touch); } };
}
