// Moves the items of a Calendar to another day. On drop .NET is called once, with the number of days.

export function attach(root, dotnet) {
  let drag = null, swallow = false;
  const dayAt = (x, y) => document.elementsFromPoint(x, y).find(e => root.contains(e) && e.matches('[data-day]'));
  const drop = (item, days) => { if (days) dotnet.invokeMethodAsync('Drop', item.dataset.item, days); };

  function down(e) {
    const item = e.target.closest?.('[data-item]');
    if (!item || e.button !== 0 || item.dataset.fixed || e.pointerType === 'touch') return;
    drag = { item, x: e.clientX, y: e.clientY, id: e.pointerId, from: +dayAt(e.clientX, e.clientY)?.dataset.day };
  }
  function move(e) {
    if (!drag || e.pointerId !== drag.id) return;
    if (!drag.copy) {
      if (Math.hypot(e.clientX - drag.x, e.clientY - drag.y) < 5) return;
      const r = drag.item.getBoundingClientRect();
      drag.copy = drag.item.cloneNode(true); drag.copy.classList.add('lifted'); drag.copy.removeAttribute('data-item'); drag.copy.setAttribute('aria-hidden', 'true');
      Object.assign(drag.copy.style, { width: `${Math.min(r.width, 200)}px`, gridArea: 'auto' }); document.body.append(drag.copy);
      drag.item.classList.add('taken'); root.setPointerCapture(drag.id);
    }
    Object.assign(drag.copy.style, { left: `${e.clientX - 20}px`, top: `${e.clientY - 10}px` });
    root.querySelectorAll('.cal-day.over').forEach(d => d.classList.remove('over')); drag.over = dayAt(e.clientX, e.clientY); drag.over?.classList.add('over');
  }
  function up(e) {
    if (!drag || e.pointerId !== drag.id) return;
    const { item, over, from, copy } = drag;
    cancel();
    if (copy) { swallow = true; setTimeout(() => { swallow = false; }); if (over) drop(item, +over.dataset.day - from); }
  }
  function cancel() { if (!drag) return; drag.copy?.remove(); drag.item.classList.remove('taken'); root.querySelectorAll('.cal-day.over').forEach(d => d.classList.remove('over')); drag = null; }
  function key(e) {
    if (e.key === 'Escape' && drag) { cancel(); e.preventDefault(); e.stopPropagation(); return; }
    const item = e.target.closest?.('[data-item]'), by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[e.key];
    if (!item || !by || !e.shiftKey || item.dataset.fixed) return;
    e.preventDefault(); drop(item, by);
    let n = 0; const again = () => { root.querySelector(`[data-item="${item.dataset.item}"]`)?.focus(); if (++n < 6) setTimeout(again, 80); }; setTimeout(again, 60);
  }
  const click = e => { if (swallow) { e.preventDefault(); e.stopPropagation(); swallow = false; } };
  const on = [['pointerdown', down], ['pointermove', move], ['pointerup', up], ['pointercancel', cancel], ['keydown', key]];
  on.forEach(([name, act]) => root.addEventListener(name, act)); root.addEventListener('click', click, true);
  return { detach() { cancel(); on.forEach(([name, act]) => root.removeEventListener(name, act)); root.removeEventListener('click', click, true); } };
}
