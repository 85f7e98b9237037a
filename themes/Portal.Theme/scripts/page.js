// Loaded by every public page after first paint. Everything works without it; what it adds by attribute:
//   [data-print]                     prints                      [data-share]  shares the page, or copies its address
//   [data-copy="text"]               copies a text               (data-text-done: what the button says afterwards)
//   [data-read-aloud] (hidden)       appears where the browser can speak; reads <main> aloud, stops when pressed again (data-text-stop)
//   form[data-outbox]                keeps what could not be sent without a network and sends it once when it is back (_page/outbox.js)
//   input[type=search][name=q]       offers titles while somebody types
//   [data-refresh="60"]               a screen on a wall shows itself anew after so many seconds, unless somebody is at it
// It registers the service worker, which keeps the shell and what was read for the next time without a network.

import { outbox } from './_page/outbox.js';
import { keepFresh } from './_page/fresh.js';
import { readAloud } from './_page/aloud.js';
import { measureSpeed } from './_page/speed.js';
import { suggest } from './_page/suggest.js';

const done = (button) => {
  const words = button.querySelector('[data-words]') || button;
  if (!button.dataset.textDone || button.was) return;
  button.was = words.textContent;
  words.textContent = button.dataset.textDone;
  setTimeout(() => { words.textContent = button.was; button.was = null; }, 2500);
};

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-print],[data-share],[data-copy]');
  if (!button) return;
  event.preventDefault();
  if ('print' in button.dataset) print();
  else if ('share' in button.dataset && navigator.share) navigator.share({ title: document.title, url: location.href }).catch(() => {});
  else navigator.clipboard?.writeText(button.dataset.copy || location.href).then(() => done(button), () => {});
});

document.querySelectorAll('input[type=search][name=q]').forEach(suggest);
readAloud();
outbox();
keepFresh();

if (document.readyState === 'complete') measureSpeed();
else addEventListener('load', () => setTimeout(measureSpeed));

if ('serviceWorker' in navigator && isSecureContext) {
  const start = () => navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(({ active }) => {
    // The first page was here before the worker was: it is told what it missed. All of it comes out of the browser's cache.
    if (navigator.serviceWorker.controller) return;
    const parts = performance.getEntriesByType('resource').map(({ name }) => name.split('#')[0]);
    active.postMessage({ keep: [location.href, ...parts] });
  }).catch(() => {});
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}
