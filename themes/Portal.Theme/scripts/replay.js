// Comments play along with a replay: as the picture reaches the second at which something was said, its line is marked and
// scrolled into the list's view (never the page). Markup: [data-comments] li[data-second]; hears `portal:time` of room.js.
// Of a busy hour the page holds a few hundred comments: [data-comments][data-from][data-next][data-address]; what comes
// before or after is fetched as the picture gets there.

const list = document.querySelector('[data-comments]');
let lines = [];
let now = null;
let fetching = false;

function read() {
  lines = [...list?.querySelectorAll('[data-second]') || []].map((li) => ({ li, second: +li.dataset.second }));
}

// A second of the broadcast is never less than that of the replay, where outages are left out: from there on it is found.
function wanted(second) {
  if (!lines.length || fetching) return null;
  if (second < lines[0].second && +list.dataset.from > 0) return Math.floor(second);
  return list.dataset.next && second >= lines[lines.length - 1].second ? +list.dataset.next : null;
}

async function fetchFrom(from) {
  fetching = true;
  try {
    const answer = await fetch(`${list.dataset.address}?from=${from}`);
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-comments]');
    if (!fresh) return;
    list.replaceChildren(...[...fresh.children].map((li) => document.adoptNode(li)));
    list.dataset.from = fresh.dataset.from;
    if (fresh.dataset.next) list.dataset.next = fresh.dataset.next;
    else delete list.dataset.next;
    now = null;
    read();
    document.dispatchEvent(new CustomEvent('portal:part', { detail: { part: 'comments', root: list } }));
  } catch { /* asked again with the next picture */ } finally {
    fetching = false;
  }
}

read();
document.addEventListener('portal:time', ({ detail: { second } }) => {
  const from = wanted(second);
  if (from !== null) fetchFrom(from);
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
