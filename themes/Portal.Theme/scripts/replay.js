// Comments play along with a replay: as the picture reaches the second at which something was said, its line is marked and
// scrolled into the list's view (never the page). Markup: [data-comments] li[data-second]; hears `portal:time` of room.js.

const list = document.querySelector('[data-comments]');
const lines = [...list?.querySelectorAll('[data-second]') || []].map((li) => ({ li, second: +li.dataset.second }));
let now = null;

document.addEventListener('portal:time', ({ detail: { second } }) => {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].second <= second) low = middle + 1;
    else high = middle;
  }
  const next = lines[low - 1]?.li;
  if (next === now) return;
  now?.classList.remove('now');
  now = next;
  if (!now) return;
  now.classList.add('now');
  list.scrollTop += now.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom + 8;
});
