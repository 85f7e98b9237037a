// Comments over the picture, as dark slips in few lanes; off where people prefer less motion, and off when they say so.

const key = 'danmaku';

export class Danmaku {
  constructor(box, live) {
    this.layer = document.createElement('div');
    this.layer.className = 'dan';
    this.layer.setAttribute('aria-hidden', 'true');
    box.append(this.layer);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.hasAttribute('data-elder');
    let kept = null;
    try { kept = localStorage.getItem(key); } catch { /* storage is forbidden: the choice lasts for this page */ }
    this.shown = kept ? kept === 'on' : !still;
    this.free = [0, 0, 0];
    if (live) document.addEventListener('portal:comment', (event) => this.fly(event.detail));
  }

  toggle() {
    this.shown = !this.shown;
    try { localStorage.setItem(key, this.shown ? 'on' : 'off'); } catch { /* as above */ }
    if (!this.shown) this.layer.textContent = '';
  }

  fly({ text, name, host }) {
    if (!this.shown || document.hidden || this.layer.childElementCount > 12 || !this.layer.animate) return;
    // The lane that is free, or none: what does not fit is in the list below anyway.
    const now = performance.now();
    const lane = this.free.findIndex((until) => until <= now);
    if (lane < 0) return;
    const slip = document.createElement('span');
    slip.textContent = host ? `${name}：${text}` : text;
    if (host) slip.className = 'host';
    slip.style.top = `${12 + lane * 14}%`;
    this.layer.append(slip);
    const width = this.layer.clientWidth;
    const own = slip.offsetWidth;
    const duration = 9000 + own * 8;
    this.free[lane] = now + duration * (own + 40) / (width + own);
    const flight = slip.animate([{ transform: `translateX(${width}px)` }, { transform: `translateX(${-own}px)` }], { duration, easing: 'linear' });
    flight.onfinish = flight.oncancel = () => slip.remove();
  }
}
