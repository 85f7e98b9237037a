// Hearts. Markup: [data-likes-of="EPISODE"] … button[data-like="SEQ"] (empty: the episode) with a [data-likes] count, in the
// form #like-form. What this browser likes is remembered here, for the page itself is everybody's. Counts come with the
// event `likes` {episode, comments: [[seq, n], …]}.

const most = 500;

export function likes(episode, form) {
  const store = `likes:${episode}`;
  let mine = new Set();
  try { mine = new Set(JSON.parse(localStorage.getItem(store) || '[]')); } catch { /* storage is forbidden: for this page only */ }
  const keep = () => { try { localStorage.setItem(store, JSON.stringify([...mine].slice(-most))); } catch { /* as above */ } };
  const buttons = (seq) => document.querySelectorAll(`button[data-like="${seq}"]`);
  const count = (button, n) => { const slot = button.querySelector('[data-likes]'); if (slot) slot.textContent = n > 0 ? n : ''; };
  const press = (button) => button.setAttribute('aria-pressed', String(mine.has(button.dataset.like)));

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-like]');
    if (!button || !form) return;
    event.preventDefault();
    const seq = button.dataset.like;
    if (button.disabled) return;
    const on = !mine.has(seq);
    if (on) mine.add(seq); else mine.delete(seq);
    for (const one of buttons(seq)) press(one);
    const data = new URLSearchParams({ on });
    if (seq) data.set('seq', seq);
    const answer = await fetch(form.action, { method: 'POST', body: data, headers: { Accept: 'application/json' } }).catch(() => null);
    const body = answer?.ok ? await answer.json().catch(() => null) : null;
    if (body) for (const one of buttons(seq)) count(one, body.count);
    else if (on) mine.delete(seq); else mine.add(seq);
    for (const one of buttons(seq)) press(one);
    keep();
  });

  const show = (root) => { for (const button of root.querySelectorAll('button[data-like]')) press(button); };
  show(document);
  return {
    show,
    hear({ episode: n, comments }) {
      for (const button of buttons('')) count(button, n);
      for (const [seq, likers] of comments || []) for (const button of buttons(seq)) count(button, likers);
    },
  };
}
