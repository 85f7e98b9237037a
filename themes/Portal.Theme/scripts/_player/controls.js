// The bar under a live picture: real buttons with words, 44 px and more, by keyboard too (space, m, f when it has focus).

const sprite = () => document.querySelector('[data-sprite]')?.dataset.sprite || '/_content/Portal.Theme/icons.svg';

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite()}#${name}`);
  svg.append(use);
  return svg;
}

function button(name, words, act, { wordy = false, className = 'btn' } = {}) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.addEventListener('click', act);
  element.show = (sign, line) => {
    element.textContent = '';
    element.append(icon(sign));
    element.setAttribute('aria-label', line);
    if (!wordy) return;
    const word = document.createElement('span');
    word.className = 'word';
    word.textContent = line;
    element.append(word);
  };
  element.show(name, words);
  return element;
}

export function controls(box, video, { source, danmaku, listen, text }) {
  const bar = document.createElement('div');
  bar.className = 'ctl';
  const media = () => (listen.active ? listen.audio : video);

  const play = button('play', text('play'), () => {
    if (listen.active) { if (listen.audio.paused) listen.play(); else listen.audio.pause(); return; }
    if (!source.engine) source.play();
    else if (video.paused) { video.play(); source.catchUp(true); } else video.pause();
  });
  const sound = button('mute', text('sound'), () => { media().muted = !media().muted; show(); });
  const gap = document.createElement('span');
  gap.className = 'push';
  bar.append(play, sound, gap);

  let line = null;
  if (source.canChooseLine) {
    line = button('swap', text('line'), async () => { await source.use(source.line === 'flv' ? 'hls' : 'flv'); show(); }, { wordy: true, className: 'btn line' });
    bar.append(line);
  }
  const quality = button('half', text('quality'), () => {
    const offered = [-1, ...source.qualities.map(({ index }) => index)];
    source.choose(offered[(offered.indexOf(source.quality) + 1) % offered.length]);
    show();
  }, { wordy: true });
  quality.hidden = true;
  bar.append(quality);
  let ear = null;
  if (box.dataset.audio) {
    ear = button('ear', text('listen'), () => listen.toggle(), { wordy: true });
    bar.append(ear);
  }
  const slips = button('chat', text('danmaku'), () => { danmaku.toggle(); show(); }, { wordy: true });
  const full = button('full', text('full'), () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (box.requestFullscreen) box.requestFullscreen();
    else if (video.webkitEnterFullscreen) video.webkitEnterFullscreen();
  });
  let pip = null;
  if (document.pictureInPictureEnabled && video.requestPictureInPicture) {
    pip = button('copy', text('pip'), () => {
      if (document.pictureInPictureElement) document.exitPictureInPicture();
      else video.requestPictureInPicture().catch(() => {});
    }, { className: 'btn pip' });
  }
  bar.append(slips, ...pip ? [pip] : [], full);

  // The polite way to sound: one large button, until it has been used once.
  const tap = button('vol', text('tap'), () => { video.muted = false; video.play().catch(() => {}); tap.remove(); show(); }, { wordy: true, className: 'btn tap-sound' });
  box.append(tap, bar);

  function show() {
    const playing = !media().paused;
    play.show(playing ? 'pause' : 'play', text(playing ? 'pause' : 'play'));
    const silent = media().muted;
    sound.show(silent ? 'mute' : 'vol', text(silent ? 'sound' : 'mute'));
    tap.hidden = !video.muted || video.paused || listen.active;
    slips.setAttribute('aria-pressed', String(danmaku.shown));
    if (ear) { ear.show(listen.active ? 'live' : 'ear', text(listen.active ? 'watch' : 'listen')); }
    const heights = source.qualities;
    quality.hidden = heights.length === 0 || listen.active;
    quality.show('half', heights.find(({ index }) => index === source.quality) ? `${heights.find(({ index }) => index === source.quality).height}p` : text('auto'));
    if (pip) pip.hidden = listen.active;
    if (line) line.show('swap', `${text('line')} ${source.line === 'flv' ? 2 : 1}`);
  }

  for (const name of ['play', 'pause', 'volumechange', 'playing', 'emptied', 'player:levels']) video.addEventListener(name, show);
  box.addEventListener('player:listen', show);
  show();

  let idle = 0;
  const wake = () => {
    box.classList.remove('is-idle');
    clearTimeout(idle);
    idle = setTimeout(() => { if (!video.paused && !box.querySelector('.ctl :focus')) box.classList.add('is-idle'); }, 4000);
  };
  for (const name of ['pointermove', 'pointerdown', 'focusin', 'keydown']) box.addEventListener(name, wake);
  video.addEventListener('playing', wake);

  box.addEventListener('keydown', (event) => {
    if (event.target.closest('button') && event.key === ' ') return;
    const act = { ' ': play, k: play, m: sound, f: full }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act.click();
  });
}
