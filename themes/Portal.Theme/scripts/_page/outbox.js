// Forms sent where there is no network are kept in the browser and sent when it is back. Each carries the key that it was
// given when it was filled in, so that the server takes it once, however often it arrives.
//   form[data-outbox="?new=1"]     goes to the answer's `address` plus that; data-words: what the notes call it (else what was written)
//   [data-outbox-notes]            the notes' place and words (data-text-waiting, -sent, -refused, -look, -drop, -stale)
// Other scripts hand over what they could not send: event `portal:unsent` {action, data: [[name, value]…], words}; whoever
// hears `portal:sent` {action, key, body} learns that it arrived.

const store = 'outbox';
const days = 7 * 24 * 3600 * 1000;
const patience = 25000;
const again = 20000;
let place = null;
let timer = 0;

export function outbox() {
  place = document.querySelector('[data-outbox-notes]');
  for (const form of document.querySelectorAll('form[data-outbox]')) watch(form);
  document.addEventListener('portal:unsent', (event) => { if (put(event.detail)) event.preventDefault(); });
  addEventListener('online', send);
  addEventListener('online', show);
  addEventListener('offline', show);
  addEventListener('storage', (event) => { if (event.key === store) show(); });
  show();
  send();
}

function watch(form) {
  // A stored page gives every visitor the same key; each sending gets its own.
  const field = form.querySelector('input[name="key"]');
  if (field && !form.querySelector('.err,[aria-invalid="true"]')) field.value = draw();
  let busy = false;
  form.addEventListener('submit', async (event) => {
    if ([...form.querySelectorAll('input[type=file]')].some((one) => one.files.length > 0)) return; // files go as ever
    event.preventDefault();
    if (busy) return;
    busy = true;
    const data = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
    const sent = { action: form.action, data, words: form.dataset.words || written(form) };
    const answer = await post(sent);
    busy = false;
    if (answer === null && put(sent)) {
      const note = document.createElement('p');
      note.className = 'note wheat';
      note.setAttribute('role', 'status');
      note.tabIndex = -1;
      note.textContent = words('waiting');
      form.replaceWith(note);
      note.focus();
    } else if (answer && answer.ok) {
      location.assign(((await answer.json().catch(() => ({}))).address || location.href) + form.dataset.outbox);
    } else {
      // Refused: the server shows the form again with its sentence, as it does without script.
      HTMLFormElement.prototype.submit.call(form);
    }
  });
}

const draw = () => (crypto.randomUUID ? crypto.randomUUID().replace(/-/g, '') : `${Date.now()}${Math.random()}`.replace('.', ''));
const words = (name) => (place ? place.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`] : '') || '';
const written = (form) => [...form.querySelectorAll('textarea,input.in')].map((one) => one.value.trim()).find(Boolean) || document.title;

// Null: no network, or a gateway before the portal that has none.
async function post({ action, data }) {
  const stop = window.AbortController ? new AbortController() : null;
  const late = setTimeout(() => stop && stop.abort(), patience);
  try {
    const answer = await fetch(action, { method: 'POST', body: new URLSearchParams(data), headers: { Accept: 'application/json' }, signal: stop ? stop.signal : undefined });
    return answer.status >= 502 && answer.status <= 504 ? null : answer;
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
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
    show();
    return true;
  } catch {
    return false;
  }
}

function put({ action, data, words: line }) {
  const id = draw();
  const done = keep([...kept(), { id, action, data, words: String(line).slice(0, 40), at: Date.now(), state: 'waiting' }]);
  if (done) later();
  return done;
}

const change = (id, facts) => keep(kept().map((one) => (one.id === id ? { ...one, ...facts } : one)));
const drop = (id) => keep(kept().filter((one) => one.id !== id));
const waiting = () => kept().filter((one) => one.state === 'waiting');

// `online` is not told where the signal was there all the time and only too weak.
function later() {
  clearTimeout(timer);
  timer = setTimeout(send, again);
}

// One tab sends, one after the other; what the server refuses is not tried again.
function send() {
  if (waiting().length === 0) return;
  if (navigator.onLine === false) { later(); return; }
  const run = async () => {
    for (const one of waiting()) {
      const answer = await post(one);
      if (!answer || answer.status >= 500 || answer.status === 429) { later(); return; }
      const body = await answer.json().catch(() => ({}));
      // What was written is forgotten as soon as it has arrived: it may hold a telephone number.
      if (answer.ok) change(one.id, { state: 'sent', data: [], address: body.address || '' });
      else change(one.id, { state: 'refused', data: [], why: body.title || '' });
      if (answer.ok) document.dispatchEvent(new CustomEvent('portal:sent', { detail: { action: one.action, body } }));
    }
  };
  if (navigator.locks) navigator.locks.request(store, run);
  else run();
}

// What waits, what went out, what was not taken. A line stays until its reader has looked at it or put it away.
function show() {
  if (!place) return;
  const lines = kept().map(line);
  if (navigator.onLine === false) {
    const stale = document.createElement('p');
    stale.className = 'note';
    stale.textContent = words('stale');
    lines.unshift(stale);
  }
  place.textContent = '';
  place.append(...lines);
  place.hidden = lines.length === 0;
}

function line(one) {
  const note = document.createElement('p');
  note.className = `note ${{ waiting: 'wheat', sent: 'ok', refused: 'warn' }[one.state]}`;
  const text = document.createElement('span');
  text.className = 'grow';
  text.textContent = `${words(one.state)}${one.words}${one.why ? ` · ${one.why}` : ''}`;
  note.append(text);
  if (one.state === 'sent' && /^\//.test(one.address)) {
    const look = document.createElement('a');
    look.className = 'btn';
    look.href = one.address;
    look.textContent = words('look');
    look.addEventListener('click', () => drop(one.id));
    note.append(look);
  }
  if (one.state !== 'waiting') {
    const away = document.createElement('button');
    away.type = 'button';
    away.className = 'btn';
    away.textContent = words('drop');
    away.addEventListener('click', () => drop(one.id));
    note.append(away);
  }
  return note;
}
