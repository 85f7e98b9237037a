// Sends a comment without leaving the page. What was not sent stays in the field; a repeated sending carries the same key.

import { stick } from './wall.js';

// Name and village are remembered by the browser, so that they are chosen once.
const store = (element) => `say:${element.dataset.keep}`;
const keep = (element) => { try { localStorage.setItem(store(element), element.value); } catch { /* chosen again next time */ } };
const recall = (element) => {
  try { if (!element.value) element.value = localStorage.getItem(store(element)) || ''; } catch { /* as above */ }
  if (element.value === '' && element.selectedIndex === -1) element.selectedIndex = 0;
};

export function form(element, list, text) {
  const field = element.querySelector('[name="text"]');
  const done = element.querySelector('[data-comment-done]');
  if (!field || element.ready) return;
  element.ready = true;
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
      for (const kept of element.querySelectorAll('[data-keep]')) keep(kept);
      if (done) {
        done.textContent = body.held ? body.message : element.dataset.clearDone;
        done.hidden = false;
      }
      stick(body);
      list?.own(body);
      element.dispatchEvent(new CustomEvent('portal:said', { bubbles: true }));
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

  for (const kept of element.querySelectorAll('[data-keep]')) recall(kept);
  for (const row of element.querySelectorAll('[data-quick-row]')) row.hidden = false;
  element.addEventListener('submit', (event) => { event.preventDefault(); send(); });
  element.addEventListener('click', (event) => {
    const quick = event.target.closest('[data-quick]');
    if (!quick) return;
    event.preventDefault();
    field.value = quick.dataset.quick || quick.textContent.trim();
    send();
  });
}
