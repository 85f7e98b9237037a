import { holdToTalk } from './_order/voice.js';

// Ordering and the board: similar orders while typing, and 我也要 without leaving the page. Without this script both work as forms.
const words = (key) => document.documentElement.lang.startsWith('en')
  ? { title: (n) => `${n} orders are much like yours`, lead: 'Press “Me too” and you are told with them.', want: 'Me too', wanted: 'You are counted', people: 'want it' }[key]
  : { title: (n) => `有 ${n} 单跟您问的差不多`, lead: '点“我也要”，答的时候一块儿叫您，不用重写。', want: '我也要', wanted: '算您一个', people: '人要' }[key];

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

async function want(button, number) {
  button.disabled = true;
  try {
    const answer = await fetch(`/orders/${number}/me-too`, { method: 'POST', headers: { Accept: 'application/json' } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.title);
    button.textContent = words('wanted');
    const count = button.closest('.ticket')?.querySelector('.stub b');
    if (count) count.textContent = body.wanted;
  } catch (failed) {
    button.disabled = false;
    if (failed.message) button.title = failed.message;
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-want]');
  if (!button) return;
  event.preventDefault();
  want(button, button.dataset.want);
});

function slip(order) {
  const ticket = element('article', 'ticket');
  const stub = element('p', 'stub');
  stub.append(element('b', 'num', order.wanted), words('people'));
  const body = element('div', 'body');
  const title = element('h3');
  const link = element('a', '', order.title);
  link.href = order.address;
  title.append(link);
  const line = element('div', 'line tiny mute');
  const button = element('button', 'btn soft push', words('want'));
  button.type = 'button';
  button.dataset.want = order.number;
  line.append(element('span', '', order.place ?? ''), element('span', 'badge', order.stage), button);
  body.append(title, line);
  ticket.append(stub, body);
  return ticket;
}

function show(list, orders) {
  list.textContent = '';
  list.hidden = orders.length === 0;
  if (list.hidden) return;
  const note = element('div', 'note wheat');
  const text = element('div');
  text.append(element('b', '', words('title')(orders.length)), element('p', '', words('lead')));
  note.append(text);
  list.append(note, ...orders.map(slip));
}

const voice = document.querySelector('[data-voice]');
if (voice) holdToTalk(voice);

const form = document.querySelector('[data-order]');
if (form) {
  const list = form.querySelector('[data-similar]');
  let waiting;
  let asked = '';
  let running;
  const ask = async () => {
    const text = form.what.value.trim().slice(0, 500);
    if (text === asked) return;
    asked = text;
    running?.abort();
    if (text.length < 4) return show(list, []);
    running = new AbortController();
    const query = new URLSearchParams({ text });
    if (form.place.value) query.set('place', form.place.value);
    try {
      const answer = await fetch(`/orders/similar?${query}`, { signal: running.signal, headers: { Accept: 'application/json' } });
      if (answer.ok) show(list, await answer.json());
    } catch {
      // A hint that does not come is no error.
    }
  };
  form.what.addEventListener('input', (event) => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 350);
  });
  form.what.addEventListener('compositionend', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
  if (form.what.value) ask(); // a form shown again, or filled in by the browser
}
