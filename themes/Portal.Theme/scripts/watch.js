// Around the picture of an episode: the countdown, the stage that changes by itself when it starts and ends, sharing.
// Markup:
//   [data-countdown="ISO"] with data-text-days="… {d} {h}" data-text-hours="… {h} {m}" data-text-minutes="… {m} {s}" data-text-soon
//   [data-part="stage"][data-stage="announced"]    fetched again when the phase leaves what it can show
//   [data-share-panel]                             see _watch/sharing.js

import { sharing } from './_watch/sharing.js';

function countdown() {
  for (const element of document.querySelectorAll('[data-countdown]')) {
    const left = Math.floor((new Date(element.dataset.countdown) - Date.now()) / 1000);
    const [d, h, m, s] = [Math.floor(left / 86400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60];
    const words = left <= 0 ? element.dataset.textSoon : d > 0 ? element.dataset.textDays : left >= 3600 ? element.dataset.textHours : element.dataset.textMinutes;
    const line = words.replace('{d}', d).replace('{h}', h).replace('{m}', m).replace('{s}', s);
    if (element.textContent !== line) element.textContent = line;
  }
}

countdown();
setInterval(countdown, 1000);

// Announced has no player; ended has another one. Between on air, interrupted and cut off the same player goes on.
document.addEventListener('portal:state', ({ detail: { phase } }) => {
  const stage = document.querySelector('[data-part="stage"]');
  const kind = (word) => (word === 'announced' || word === 'ended' || word === 'cancelled' ? word : 'live');
  if (!stage || kind(stage.dataset.stage) === kind(phase)) return;
  stage.dataset.stage = phase;
  document.dispatchEvent(new CustomEvent('portal:refresh', { detail: { parts: phase === 'ended' ? ['stage', 'running'] : ['stage'] } }));
});

// Scripts that come with a part do not run by themselves.
document.addEventListener('portal:part', ({ detail: { part, root } }) => {
  if (part === 'stage') for (const script of root.querySelectorAll('script[type="module"][src]')) import(script.src);
  countdown();
});

for (const panel of document.querySelectorAll('[data-share-panel]')) sharing(panel);
