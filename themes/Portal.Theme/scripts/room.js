// The player, for live rooms and replays. Loaded by pages that hold a player, after first paint.
//
// Markup (Kit's <Player> component writes it; without this script the plain <video controls> in it is what people have):
//   <div data-player data-live="true|false" data-hls="…/index.m3u8" data-flv="….flv" data-audio="….aac"
//        data-title="…" data-artist="…" data-poster="…" data-phase="announced|onair|interrupted|cutoff|ended"
//        data-text-…="words"><video …>…</video></div>
//   data-low="…/low.m3u8" (LL-HLS) is taken by itself on a quick network; data-slate="…" is shown while the host is away;
//   data-line then says what plays: low, hls or flv.
//   data-flv, data-audio may be missing: their buttons are then not offered.
// Words: data-text-play pause sound mute listen watch danmaku full line pip quality auto  (buttons)
//        data-text-tap (click to open the sound)  data-text-listening  data-text-slow  data-text-weak  data-text-swapped
//        data-text-offline
//        data-text-loading  data-text-announced  data-text-interrupted  data-text-cutoff  data-text-ended
// Elsewhere on the page:
//   [data-seek="123"]      a click goes to that second of a replay (and #t=123 in the address does)
//   [data-listen]          a click goes over to sound only (#listen in the address starts so)
// Events on document: hears `portal:comment` {id, name, text, host} (danmaku) and `portal:state` {phase};
//   tells `portal:time` {second} four times a second at most.
// The controls are our own over hls.js and mpegts.js: a ready-made player with its danmaku plug-in weighs 90 KB more, draws
// danmaku without the slips and lanes that old eyes need, and has no way to sound only, lines and words in one bar.

import { Source } from './_player/source.js';
import { Danmaku } from './_player/danmaku.js';
import { controls } from './_player/controls.js';
import { Listen } from './_player/listen.js';

function start(box) {
  const video = box.querySelector('video');
  if (!video || box.player) return;
  const live = box.dataset.live === 'true';
  const text = (name) => box.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`] || '';
  const connection = navigator.connection || {};
  const weak = connection.saveData || /(^|-)2g$/.test(connection.effectiveType || '') || /(^|; )net=slow/.test(document.cookie);

  const words = document.createElement('p');
  words.className = 'player-words';
  words.setAttribute('role', 'status');
  const say = (line) => { words.textContent = line || ''; words.hidden = !line; };
  say('');

  const slate = picture(box);
  const source = new Source(video, { hls: box.dataset.hls, low: box.dataset.low, flv: box.dataset.flv, live }, (state) => {
    box.dataset.state = state;
    slate.look(phase, state);
    if (state === 'playing') say('');
    else if (phase === 'interrupted' && state === 'loading') say(text(phase));
    else if (state === 'loading') say(text('loading'));
    else if (state === 'away') say(navigator.onLine === false ? text('offline') : text(phase === 'onair' ? 'interrupted' : phase) || text('interrupted'));
    else if (state === 'ended') say(text('ended'));
    else if (state === 'slow') say(text('weak'));
    else if (state === 'swapped') say(text('swapped'));
  });
  let phase = box.dataset.phase || (live ? 'onair' : 'ended');
  const danmaku = new Danmaku(box, live);
  const listen = new Listen(box, video, source, say, text);
  box.player = { source, danmaku, listen };
  box.append(words);

  video.playsInline = true;
  if (live) {
    video.removeAttribute('controls');
    video.autoplay = false;
    controls(box, video, { source, danmaku, listen, text });
  }

  let chosen = !weak;
  if (location.hash === '#listen' && box.dataset.audio) listen.on();
  else if (live && (phase === 'onair' || phase === 'interrupted')) {
    // Muted, so that no page speaks up by itself; on a weak network not without being asked.
    video.muted = true;
    if (weak) offer();
    else source.play();
  } else if (live) {
    say(text(phase));
    source.watch();
  } else {
    replay(box, video, source);
  }

  // On a weak network: in words, and two buttons to choose by. Offered too where the picture has stood still three times.
  function offer() {
    say(text('slow'));
    const choices = document.createElement('span');
    choices.className = 'choices';
    const choose = (name, act) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn';
      button.textContent = text(name);
      button.addEventListener('click', () => { choices.remove(); chosen = true; act(); });
      choices.append(button);
    };
    if (box.dataset.audio) choose('listen', () => listen.on());
    choose('play', () => source.play());
    words.append(choices);
  }
  let stood = 0;
  video.addEventListener('waiting', () => {
    if (!live || listen.active || !video.currentTime) return;
    stood += 1;
    if (stood === 3 && box.dataset.audio) offer();
  });

  document.addEventListener('portal:state', (event) => {
    phase = event.detail.phase;
    slate.look(phase, box.dataset.state);
    if (phase === 'onair' && !listen.active) { if (chosen) source.play(); }
    else if (phase === 'cutoff' || phase === 'interrupted') say(text(phase));
    else if (phase === 'ended') { source.stop(); listen.off(); say(text('ended')); }
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-listen]') && box.dataset.audio) { event.preventDefault(); listen.on(); box.scrollIntoView({ block: 'start' }); }
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden && live && !listen.active) source.catchUp(true); });
  addEventListener('online', () => source.again());
}

// While the host is away: the room's picture over the last one, which stands still. What is still to come is played out first.
function picture(box) {
  if (!box.dataset.slate) return { look() {} };
  const slate = new Image();
  slate.className = 'slate';
  slate.alt = '';
  slate.hidden = true;
  box.append(slate);
  return {
    look(phase, state) {
      const away = phase === 'interrupted' ? state !== 'playing' : phase === 'onair' && state === 'away';
      if (away && !slate.src) slate.src = box.dataset.slate;
      slate.hidden = !away;
    },
  };
}

// A replay keeps the browser's own controls (captions, speed, picture in picture) and starts when asked.
function replay(box, video, source) {
  const seek = (second) => { source.attach().then(() => { video.currentTime = second; video.play().catch(() => {}); }); };
  video.addEventListener('play', () => source.attach(), { once: true });
  const wanted = /^#t=(\d+)/.exec(location.hash);
  if (wanted) source.attach().then(() => { video.currentTime = +wanted[1]; });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-seek]');
    if (!link) return;
    event.preventDefault();
    seek(+link.dataset.seek);
    box.scrollIntoView({ block: 'start' });
  });
  video.addEventListener('timeupdate', () => {
    document.dispatchEvent(new CustomEvent('portal:time', { detail: { second: video.currentTime } }));
  });
}

// A part of the page was fetched again: players that left stop, those that came start.
const started = new Set();
const startAll = (root) => { for (const box of root.querySelectorAll('[data-player]')) { start(box); started.add(box); } };
document.addEventListener('portal:part', ({ detail: { root } }) => {
  for (const box of [...started]) {
    if (box.isConnected) continue;
    started.delete(box);
    box.player?.source.stop();
    box.player?.listen.off();
  }
  startAll(root);
});

// After first paint: the page is read before the player's libraries are fetched.
requestAnimationFrame(() => setTimeout(() => startAll(document)));
