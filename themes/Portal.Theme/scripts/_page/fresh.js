// A screen on a wall shows itself anew every [data-refresh] seconds. Whoever touches it, moves the mouse or presses a key is
// reading: the page then waits until nobody has for as long. Without a network it stays as it is.

export function keepFresh() {
  const screen = document.querySelector('[data-refresh]');
  if (!screen) return;
  const wait = Number(screen.dataset.refresh) * 1000;
  let last = Date.now();
  for (const kind of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll']) addEventListener(kind, () => { last = Date.now(); }, { passive: true });
  setInterval(() => { if (navigator.onLine && Date.now() - last >= wait) location.reload(); }, 1000);
}
