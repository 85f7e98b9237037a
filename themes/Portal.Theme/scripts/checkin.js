// The organiser's list. Every tap is kept on the phone first and sent then, so that a station without network loses
// nothing: notes wait in localStorage, each with its own id, and the server takes each once. The page itself is kept for
// the service worker, so that it opens without network too.

import { scanner } from './_checkin/scanner.js';
import { notes } from './_checkin/notes.js';
import { keepPage } from './_checkin/keep.js';

const root = document.querySelector('[data-checkin]');
if (root) start();

// crypto.randomUUID is younger than the oldest phones, and only there over HTTPS.
function draw() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function start() {
  const id = root.dataset.checkin;
  const status = root.querySelector('[data-status]');
  const guests = root.querySelector('[data-guests]');
  let saved = '';
  let heard = null; // what the scanner said last; stands for some seconds
  const queue = notes(id, { changed: show, answered, refused: () => say(root.dataset.textSignIn, 'warn') });

  root.addEventListener('submit', (event) => {
    const what = event.submitter?.value;
    if (!what || what === 'take') return;
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    if (form.matches('[data-add]')) {
      const guest = { id: draw(), name: String(data.get('name')).trim(), seats: Number(data.get('seats')), what };
      if (!guest.name) return;
      row(guest);
      queue.add(guest);
      form.reset();
      return;
    }
    const line = form.closest('[data-guest]');
    mark(line, what, Number(data.get('seats') || line.dataset.seats));
  });

  function mark(line, what, seats, code) {
    const registration = line.dataset.registration || null;
    const note = { id: registration ? draw() : line.dataset.guest, registration, name: registration ? null : line.querySelector('b').textContent, seats, what, code: code || null };
    queue.add(note);
    paint(line, what, seats);
  }

  const lineOf = (note) => guests.querySelector(note.registration ? `[data-registration="${note.registration}"]` : `[data-guest="${note.id}"]`);

  function paint(line, state, seats) {
    line.dataset.state = state;
    if (seats) line.dataset.seats = seats;
    const at = line.querySelector(`[data-for="${state}"] .num`);
    if (at && !at.textContent) at.textContent = new Date().toLocaleTimeString('zh-CN', { hour: 'numeric', minute: '2-digit' });
    count();
  }

  // A guest who had not registered: the same markup that the server gives.
  function row(guest) {
    if (guests.querySelector(`[data-guest="${guest.id}"]`)) return;
    const line = root.querySelector('[data-row]').content.firstElementChild.cloneNode(true);
    line.dataset.guest = guest.id;
    line.querySelector('b').textContent = guest.name;
    line.querySelector('[name="guest"]').value = guest.id;
    line.querySelector('[name="name"]').value = guest.name;
    guests.append(line);
    root.querySelector('[data-none]')?.remove();
    paint(line, guest.what, guest.seats);
  }

  function count() {
    const here = [...guests.querySelectorAll('[data-state="here"],[data-state="late"]')];
    root.querySelector('[data-came]').textContent = here.reduce((sum, line) => sum + Number(line.dataset.seats), 0);
  }

  function answered(list) {
    for (const one of list) {
      const line = lineOf(one.note);
      if (one.problem) say(one.problem, 'warn');
      if (line && one.state && !queue.waits(one.note)) paint(line, one.state, 0);
    }
    keepPage().then(kept);
  }

  function kept(done) {
    if (!done) return;
    saved = root.dataset.textSaved.replace('{0}', root.dataset.savedAt);
    show();
  }

  function hear(text, tone) {
    heard = { text, tone, until: Date.now() + 5000 };
    say(text, tone);
    setTimeout(() => show(), 5100);
  }

  function say(text, tone) {
    status.hidden = !text;
    status.textContent = text;
    status.className = `note ${tone}`;
  }

  function show(sending) {
    const waiting = queue.count();
    if (heard && Date.now() < heard.until) say(heard.text, heard.tone);
    else if (sending) say(root.dataset.textSending.replace('{0}', waiting), 'info');
    else if (waiting) say(root.dataset.textKept.replace('{0}', waiting), 'wheat');
    else if (queue.sent()) say(root.dataset.textSent, 'ok');
    else say(saved, 'info');
  }

  const find = root.querySelector('[data-find]');
  find.hidden = false;
  find.addEventListener('input', () => {
    const word = find.value.trim();
    for (const line of guests.children) line.hidden = word !== '' && !line.querySelector('b').textContent.includes(word);
  });

  scanner(root, (text) => {
    const code = /\/calendar\/own\/([\w.-]+)$/.exec(text)?.[1];
    const line = code && guests.querySelector(`[data-code="${CSS.escape(code)}"]`);
    hear(line ? root.dataset.textFound.replace('{0}', line.querySelector('b').textContent) : root.dataset.textUnknown, line ? 'ok' : 'warn');
    if (line) mark(line, 'here', Number(line.dataset.seats), code);
  }, () => say(root.dataset.textNoCamera, 'warn'));

  // What waits was noted after the page was kept: it is shown over it.
  for (const note of queue.all()) {
    if (!note.registration) row(note);
    const line = lineOf(note);
    if (line) paint(line, note.what, note.seats);
  }
  show();
  queue.send();
  keepPage().then(kept);
}
