// A reading page: read aloud by the browser's own voice, shared by the browser's own dialog or as a picture. They appear only
// where the browser can; the page is complete without.

import { sharing } from './_watch/sharing.js';

const hear = document.querySelector('[data-hear]');
const speech = window.speechSynthesis;
if (hear && speech && window.SpeechSynthesisUtterance) listen(hear);
document.querySelectorAll('[data-share-panel]').forEach(sharing);
document.querySelectorAll('form[data-like]').forEach(like);

function listen(box) {
  const button = box.querySelector('[data-hear-go]');
  const label = box.querySelector('[data-hear-label]');
  const title = document.querySelector('[data-say]');
  const body = document.querySelector('[data-say-body]');
  const parts = [title, ...body.querySelectorAll('p, h2, h3, h4, li, figcaption, blockquote footer')]
    .filter((part) => part && part.textContent.trim() && !part.querySelector('p, li'));
  let at = 0;
  let state = 'off';
  box.hidden = false;

  const show = (next) => {
    state = next;
    label.textContent = button.dataset[{ off: 'textGo', on: 'textPause', paused: 'textOn' }[next]];
  };
  const mark = (index) => parts.forEach((part, i) => part.classList.toggle('saying', i === index));

  // One utterance a paragraph: long ones stop in the middle on many phones.
  const say = () => {
    if (at >= parts.length) {
      at = 0;
      mark(-1);
      show('off');
      return;
    }
    mark(at);
    const words = new SpeechSynthesisUtterance(parts[at].textContent);
    words.lang = document.documentElement.lang || 'zh-CN';
    words.rate = 0.95;
    words.onend = () => {
      if (state !== 'on') return;
      at += 1;
      say();
    };
    words.onerror = () => {
      if (state === 'on') show('paused');
    };
    speech.speak(words);
  };

  button.addEventListener('click', () => {
    if (state === 'on') {
      show('paused');
      speech.cancel();
    } else {
      speech.cancel();
      show('on');
      say();
    }
  });
  window.addEventListener('pagehide', () => speech.cancel());
}

// The page may come from a cache: how many like it now, and whether this reader does, is asked.
async function like(form) {
  const button = form.querySelector('button');
  const count = form.querySelector('[data-like-count]');
  const show = ({ count: people, mine }) => {
    count.textContent = people ? people.toLocaleString() : '';
    button.setAttribute('aria-pressed', String(mine));
    form.elements.likes.value = String(!mine);
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } }).catch(() => null);
    if (answer?.ok) show(await answer.json());
  });
  const answer = await fetch(form.action, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (answer?.ok) show(await answer.json());
}
