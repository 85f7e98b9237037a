// The list itself: at most 200 in the page, no comment twice, still while somebody reads further up.

const most = 200;

export class CommentList {
  constructor(room, text) {
    this.text = text;
    this.room = room;
    this.list = room.querySelector('[data-comments]');
    this.template = room.querySelector('[data-comment-template]');
    this.pinned = room.querySelector('[data-pinned]');
    this.known = new Set([...this.list?.querySelectorAll('[data-seq]') || []].map((li) => +li.dataset.seq));
    this.last = Math.max(0, ...this.known);
    this.waiting = [];
    this.paused = false;
    this.due = 0;
    this.pauseButton(room.querySelector('[data-comments-pause]'));
    this.more = document.createElement('button');
    this.more.type = 'button';
    this.more.className = 'btn soft more-comments';
    this.more.hidden = true;
    this.more.addEventListener('click', () => { this.toEnd(); });
    this.list?.after(this.more);
    this.list?.addEventListener('scroll', () => { if (this.atEnd()) { this.unread = 0; this.more.hidden = true; } }, { passive: true });
    this.unread = 0;
    this.toEnd();
  }

  pauseButton(button) {
    if (!button) return;
    this.pause = button;
    const show = () => { button.textContent = this.text(this.paused ? 'resume' : 'pause'); button.setAttribute('aria-pressed', String(this.paused)); };
    button.addEventListener('click', () => {
      this.paused = !this.paused;
      this.list.setAttribute('aria-live', this.paused ? 'off' : 'polite');
      show();
      if (!this.paused) this.flush();
    });
    show();
  }

  // False when it is shown already.
  add(comment) {
    if (!this.list || this.known.has(comment.seq)) return false;
    this.known.add(comment.seq);
    this.last = Math.max(this.last, comment.seq);
    this.waiting.push(comment);
    if (this.waiting.length > most) this.waiting.shift();
    if (!this.paused && !this.due) this.due = requestAnimationFrame(() => this.flush());
    return true;
  }

  // What was written by this reader, with a word when it waits for a moderator.
  own(comment) {
    if (comment.held) this.append([this.make({ ...comment, note: this.text('held') }, 'mine')]);
    else this.add(comment);
    this.toEnd();
  }

  flush() {
    this.due = 0;
    const fresh = this.waiting.splice(0).map((comment) => this.make(comment));
    if (fresh.length === 0) return;
    const follow = this.atEnd();
    this.append(fresh);
    if (follow) this.toEnd();
    else {
      this.unread += fresh.length;
      this.more.textContent = this.text('new').replace('{n}', this.unread);
      this.more.hidden = false;
    }
  }

  append(items) {
    this.list.append(...items);
    while (this.list.childElementCount > most) this.list.firstElementChild.remove();
    if (this.known.size > most * 10) this.known = new Set([...this.known].slice(-most * 5));
  }

  make(comment, className) {
    const li = this.template ? this.template.content.firstElementChild.cloneNode(true) : plain();
    if (comment.seq) li.dataset.seq = comment.seq;
    if (className) li.classList.add(className);
    if (comment.host) li.classList.add('host');
    const time = comment.at ? new Date(comment.at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }) : '';
    const words = { initial: [...comment.name || '·'][0], name: comment.name, region: comment.region, at: time, text: comment.text, note: comment.note };
    for (const slot of li.querySelectorAll('[data-slot]')) {
      const word = words[slot.dataset.slot];
      if (slot.dataset.slot === 'quote') quote(slot, comment.reply);
      else if (slot.dataset.slot === 'question') question(slot, comment.invitation);
      else if (word) slot.textContent = word;
      else slot.remove();
    }
    for (const act of li.querySelectorAll('[data-like],[data-reply],[data-report]')) {
      if (!comment.seq) act.remove();
      else for (const name of ['like', 'reply', 'report']) if (name in act.dataset) act.dataset[name] = comment.seq;
      if ('like' in act.dataset) act.value = comment.seq;
      else if (act.href) act.search = `?${'reply' in act.dataset ? 'reply' : 'report'}=${comment.seq}`;
    }
    if (!comment.seq) li.querySelector('.acts')?.remove();
    this.made?.(li);
    return li;
  }

  hide(seq) {
    this.list?.querySelector(`[data-seq="${Number(seq)}"]`)?.remove();
    for (const words of this.list?.querySelectorAll(`[data-quotes="${Number(seq)}"]`) || []) words.remove();
    this.waiting = this.waiting.filter((comment) => comment.seq !== seq);
  }

  pin({ seq, name, text }) {
    if (!this.pinned) return;
    const slot = this.pinned.querySelector('[data-slot="text"]') || this.pinned;
    const words = text || this.waiting.find((comment) => comment.seq === seq)?.text || this.list?.querySelector(`[data-seq="${Number(seq)}"] [data-slot="text"]`)?.textContent;
    this.pinned.hidden = !seq || !words;
    if (words) slot.textContent = name ? `${name}：${words}` : words;
  }

  atEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
  }

  toEnd() {
    if (!this.list) return;
    // A list that does not move need not be held still.
    if (this.pause && this.list.scrollHeight > this.list.clientHeight) this.pause.hidden = false;
    this.list.scrollTop = this.list.scrollHeight;
    this.unread = 0;
    this.more.hidden = true;
  }
}

function quote(slot, reply) {
  if (!reply) { slot.remove(); return; }
  slot.dataset.quotes = reply.seq;
  slot.querySelector('b').textContent = reply.name;
  slot.querySelector('span').textContent = reply.text;
}

// The question's words stand on its wall, or on the card under the picture.
function question(slot, number) {
  const words = number && document.querySelector(`[data-wall="${Number(number)}"]`) && document.querySelector('[data-asked-card] [data-slot="question"]')?.textContent;
  if (words) slot.querySelector('span').textContent = words;
  else slot.remove();
}

function plain() {
  const li = document.createElement('li');
  li.className = 'cm';
  const part = (tag, className, slot) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (slot) element.dataset.slot = slot;
    return element;
  };
  const body = part('div', 'grow');
  const who = part('p', 'who');
  who.append(part('b', '', 'name'), part('span', '', 'region'), part('span', 'badge warn', 'note'), part('span', 'push num', 'at'));
  body.append(who, part('p', '', 'text'));
  li.append(part('span', 'av wheat', 'initial'), body);
  return li;
}
