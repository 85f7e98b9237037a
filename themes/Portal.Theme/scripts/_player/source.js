// Where the picture comes from: HLS by the browser (iOS), by hls.js elsewhere, FLV by choice. Knows how to get it back
// when the host or the network went away: waits 1, 2, 4 … 15 s, asks for the playlist, goes on without a reload.

const longest = 15000;
const jitter = () => Math.random() * 600;

// Low latency asks twice a second and keeps two seconds: for a network that is quick and a device that is no bottleneck.
// Browsers that do not tell their network (Firefox, Safari) take it too, and leave it at the second stop.
function quick() {
  const { saveData, effectiveType, downlink, rtt } = navigator.connection || {};
  return !saveData && (!effectiveType || effectiveType === '4g') && (downlink ?? 10) >= 3 && (rtt ?? 0) <= 200
    && (navigator.hardwareConcurrency || 4) >= 4 && !/(^|; )net=slow/.test(document.cookie);
}

export class Source {
  constructor(video, { hls, low, flv, live }, tell) {
    Object.assign(this, { video, hls, low: live && window.MediaSource && quick() ? low : '', flv, live, state: '', tell: (state) => { this.state = state; tell(state); }, line: 'hls', wait: 1000, wanted: false, timer: 0, engine: null, moved: 0, last: -1, stalls: [], losses: [], quality: -1 });
    const goesOn = () => { if (video.paused || this.state === 'playing') return; this.wait = 1000; this.tell('playing'); };
    video.addEventListener('playing', goesOn);
    video.addEventListener('timeupdate', goesOn);
    video.addEventListener('waiting', () => { if (this.wanted) this.stalled(); });
    video.addEventListener('ended', () => this.tell('ended'));
    video.addEventListener('error', () => { if (this.engine === 'native' || !this.engine) this.lost(); });
    if (live) setInterval(() => this.look(), 1000);
  }

  get canChooseLine() {
    return Boolean(this.flv && window.MediaSource);
  }

  // Heights that the picture can be had in, highest first; empty when there is one only. Chosen: -1 is automatic.
  get qualities() {
    const levels = this.engine?.levels || [];
    return levels.length < 2 ? [] : levels.map((level, index) => ({ index, height: level.height })).sort((a, b) => b.height - a.height);
  }

  choose(quality) {
    this.quality = quality;
    if (this.engine?.levels) this.engine.currentLevel = quality;
  }

  // Three stops within a minute are a weak network: it is said, with what helps, until a minute went well. At the second
  // one low latency is left for the steady line.
  stalled() {
    const now = Date.now();
    this.stalls = [...this.stalls.filter((at) => now - at < 60000), now];
    if (this.low && this.line === 'hls' && this.stalls.length === 2 && this.engine?.levels) {
      this.low = '';
      this.tell('swapped');
      this.use('hls');
      return;
    }
    this.tell(this.stalls.length >= 3 ? 'slow' : 'loading');
  }

  async play() {
    if (this.wanted && this.engine) return;
    this.wanted = true;
    this.tell('loading');
    await this.attach();
    if (this.wanted) this.video.play().catch((error) => { if (error.name === 'NotAllowedError') this.tell('paused'); });
  }

  stop() {
    this.wanted = false;
    clearTimeout(this.timer);
    this.detach();
  }

  async use(line) {
    this.line = line;
    this.detach();
    this.wanted = false;
    await this.play();
  }

  // Fetches the library that is needed and connects it; does nothing when connected.
  async attach() {
    if (this.engine) return;
    if (this.line === 'flv' && this.canChooseLine) await this.attachFlv();
    else if (window.MediaSource) await this.attachHls();
    else {
      this.engine = 'native';
      this.video.src = this.hls;
    }
  }

  async attachHls() {
    this.engine = 'loading';
    const { default: Hls } = await import('hls.js/light');
    if (this.engine !== 'loading') return;
    const hls = new Hls({
      lowLatencyMode: Boolean(this.low),
      backBufferLength: 30,
      maxBufferLength: this.live ? 20 : 60,
      maxLiveSyncPlaybackRate: 1.08,
      // With parts the playlist says how far from the edge to stay.
      ...this.low ? {} : { liveSyncDurationCount: 3, liveMaxLatencyDurationCount: 10 },
      capLevelToPlayerSize: true,
    });
    this.video.parentElement.dataset.line = this.low ? 'low' : 'hls';
    this.engine = hls;
    let repaired = 0;
    hls.on(Hls.Events.ERROR, (_, data) => {
      if (!data.fatal || this.engine !== hls) return;
      if (data.type === Hls.ErrorTypes.MEDIA_ERROR && repaired++ < 2) hls.recoverMediaError();
      else this.lost();
    });
    hls.loadSource(this.low || this.hls);
    hls.attachMedia(this.video);
    hls.once(Hls.Events.MANIFEST_PARSED, () => {
      if (this.quality >= 0) hls.currentLevel = this.quality;
      this.video.dispatchEvent(new Event('player:levels'));
    });
    await new Promise((done) => { hls.once(Hls.Events.MANIFEST_PARSED, done); hls.once(Hls.Events.ERROR, done); });
  }

  async attachFlv() {
    this.engine = 'loading';
    const { default: mpegts } = await import('mpegts.js');
    if (this.engine !== 'loading') return;
    mpegts.LoggingControl.enableAll = false;
    const player = mpegts.createPlayer(
      { type: 'flv', isLive: true, url: new URL(this.flv, location.href).href },
      { enableStashBuffer: false, liveSync: true, liveSyncMaxLatency: 0.8, liveSyncTargetLatency: 0.4, liveSyncPlaybackRate: 1.1, autoCleanupSourceBuffer: true });
    this.engine = player;
    this.video.parentElement.dataset.line = 'flv';
    player.on(mpegts.Events.ERROR, () => { if (this.engine === player) this.lost(); });
    player.on(mpegts.Events.LOADING_COMPLETE, () => { if (this.engine === player) this.lost(); });
    player.attachMediaElement(this.video);
    player.load();
  }

  detach() {
    const engine = this.engine;
    this.engine = null;
    if (engine?.destroy) engine.destroy();
    this.video.removeAttribute('src');
    this.video.load();
  }

  // The picture is gone: says so, and comes back by itself.
  lost() {
    this.detach();
    if (!this.wanted) return;
    const now = Date.now();
    this.losses = [...this.losses.filter((at) => now - at < 60000), now];
    // A line that was lost twice in a minute while the other one may do: take the other.
    if (this.low && this.losses.length === 2) {
      this.low = '';
      this.losses = [];
      this.tell('swapped');
    } else if (this.live && this.canChooseLine && this.losses.length === 2) {
      this.line = this.line === 'flv' ? 'hls' : 'flv';
      this.tell('swapped');
    } else this.tell('away');
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), this.wait + jitter());
    this.wait = Math.min(this.wait * 2, longest);
  }

  // Asks for the playlist; a stream that is not there costs one small answer.
  async again() {
    if (!this.wanted || this.engine) return;
    clearTimeout(this.timer);
    const there = await fetch(this.hls, { cache: 'no-store' }).then((answer) => answer.ok, () => false);
    if (!this.wanted || this.engine) return;
    if (!there) { this.later(); return; }
    this.wanted = false;
    await this.play();
  }

  // Before the first picture: looks now and then whether the host has come.
  watch() {
    this.wanted = true;
    this.wait = longest;
    this.later();
  }

  // Once a second: a picture that has stood still for 8 s is fetched anew; one that fell far behind jumps to the edge.
  look() {
    const { video } = this;
    if (!this.wanted || !this.engine || this.engine === 'loading' || video.paused) { this.moved = Date.now(); return; }
    if (video.currentTime !== this.last) {
      this.last = video.currentTime;
      this.moved = Date.now();
      this.catchUp(false);
    } else if (Date.now() - this.moved > 8000) {
      this.moved = Date.now();
      this.lost();
    }
  }

  catchUp(comingBack) {
    const { video } = this;
    if (!this.live || !this.engine || !video.seekable.length) return;
    const edge = this.engine.liveSyncPosition || video.seekable.end(video.seekable.length - 1) - 3;
    if (edge - video.currentTime > (comingBack ? 8 : 30)) video.currentTime = edge;
  }
}
