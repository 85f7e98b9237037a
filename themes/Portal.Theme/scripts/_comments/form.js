// Sends a comment without leaving the page. What was not sent stays in the field; a repeated sending carries the same key.

export function form(element, list, text) {
  const field = element.querySelector('[name="text"]');
  const error = element.querySelector('[data-comment-error]');
  const draw = () => crypto.randomUUID?.() || String(Math.random()).slice(2);
  let key = draw();
  let busy = false;

  const complain = (words) => {
    if (!error) return;
    error.textContent = words || '';
    error.hidden = !words;
    field.toggleAttribute('aria-invalid', Boolean(words));
  };

  async function send() {
    if (busy || !field.value.trim()) return;
    busy = true;
    complain('');
    const data = new URLSearchParams(new FormData(element));
    data.set('key', key);
    try {
      const answer = await fetch(element.action, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
      const body = await answer.json().catch(() => ({}));
      if (!answer.ok) { complain(body.title || text('failed')); return; }
      key = draw();
      field.value = '';
      list.own(body);
    } catch {
      // Without a network the outbox keeps it, with its key, and sends it once when the network is back.
      const unsent = new CustomEvent('portal:unsent', { cancelable: true, detail: { action: element.action, data: [...data], words: field.value.trim() } });
      if (document.dispatchEvent(unsent)) { complain(text('failed')); return; }
      key = draw();
      field.value = '';
    } finally {
      busy = false;
      field.focus({ preventScroll: true });
    }
  }

  element.addEventListener('submit', (event) => { event.preventDefault(); send(); });
  element.addEventListener('click', (event) => {
    const quick = event.target.closest('[data-quick]');
    if (!quick) return;
    event.preventDefault();
    field.value = quick.dataset.quick || quick.textContent.trim();
    send();
  });
}
