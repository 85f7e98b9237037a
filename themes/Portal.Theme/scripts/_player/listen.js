// Sound only: a few kilobytes a second, goes on with the screen off. The picture's connection is closed meanwhile.

export class Listen {
  constructor(box, video, source, say, text) {
    Object.assign(this, { box, video, source, say, text, active: false, wait: 1000, audio: null, timer: 0 });
  }

  toggle() {
    if (this.active) {
      this.off();
      this.video.muted = false;
      this.source.play();
    } else this.on();
  }

  on() {
    if (this.active || !this.box.dataset.audio) return;
    this.active = true;
    this.source.stop();
    this.box.classList.add('is-listening');
    this.audio = this.audio || this.make();
    this.audio.src = this.box.dataset.audio;
    this.play();
    this.say(this.text('listening'));
    this.changed();
  }

  off() {
    if (!this.active) return;
    this.active = false;
    clearTimeout(this.timer);
    this.audio.pause();
    this.audio.removeAttribute('src');
    this.audio.load();
    this.box.classList.remove('is-listening');
    this.say('');
    this.changed();
  }

  play() {
    this.audio.play().then(() => { this.wait = 1000; this.session(); }, () => this.changed());
  }

  make() {
    const audio = new Audio();
    const back = () => {
      if (!this.active || audio.paused && !audio.error && !audio.ended) return;
      this.say(this.text('interrupted'));
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { audio.src = this.box.dataset.audio; this.play(); }, this.wait + Math.random() * 600);
      this.wait = Math.min(this.wait * 2, 15000);
    };
    audio.addEventListener('error', back);
    audio.addEventListener('ended', back);
    audio.addEventListener('playing', () => { if (this.active) this.say(this.text('listening')); this.changed(); });
    audio.addEventListener('pause', () => this.changed());
    return audio;
  }

  changed() {
    this.box.dispatchEvent(new CustomEvent('player:listen'));
  }

  // What the lock screen shows.
  session() {
    if (!('mediaSession' in navigator)) return;
    const { title, artist, poster } = this.box.dataset;
    navigator.mediaSession.metadata = new MediaMetadata({ title: title || document.title, artist: artist || '', artwork: poster ? [{ src: poster }] : [] });
    navigator.mediaSession.setActionHandler('play', () => this.play());
    navigator.mediaSession.setActionHandler('pause', () => this.audio.pause());
  }
}
