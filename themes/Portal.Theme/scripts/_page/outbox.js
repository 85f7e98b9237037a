// Forms filled in where there is no network are kept in the browser and sent when it is back. Each carries the key that
// it was given when it was filled in, so that the server takes it once, however often it arrives.

const store = 'outbox';
const days = 7 * 24 * 3600 * 1000;

export function outbox() {
  const key = () => crypto.randomUUID?.().replaceAll('-', '') || `${Date.now()}${Math.random()}`.replace('.', '');
  for (const form of document.querySelectorAll('form[data-outbox]')) {
    // A stored page gives every visitor the same key; each sending gets its own.
    const field = form.querySelector('input[name="key"]');
    if (!field) continue;
    if (!form.querySelector('.err')) field.value = key();
    form.addEventListener('submit', (event) => {
      if (navigator.onLine !== false) return;
      event.preventDefault();
      const data = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
      if (!keep([...kept(), { action: form.action, data, at: Date.now() }])) return;
      const note = document.createElement('p');
      note.className = 'note wheat';
      note.setAttribute('role', 'status');
      note.textContent = form.dataset.textKept || '';
      form.replaceWith(note);
    });
  }
  addEventListener('online', send);
  if (navigator.onLine !== false) send();
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(store) || '[]').filter((one) => Date.now() - one.at < days);
  } catch {
    return [];
  }
}

function keep(list) {
  try {
    if (list.length) localStorage.setItem(store, JSON.stringify(list.slice(-20)));
    else localStorage.removeItem(store);
    return true;
  } catch {
    return false;
  }
}

// One tab sends, one after the other; what the server refuses is not tried again.
function send() {
  const run = async () => {
    for (const one of kept()) {
      const answer = await fetch(one.action, { method: 'POST', body: new URLSearchParams(one.data), headers: { Accept: 'application/json' }, redirect: 'manual' }).catch(() => null);
      if (!answer || answer.status >= 500 || answer.status === 429) return;
      keep(kept().filter((other) => other.at !== one.at || other.action !== one.action));
    }
  };
  if (kept().length === 0) return;
  if (navigator.locks) navigator.locks.request(store, run);
  else run();
}
