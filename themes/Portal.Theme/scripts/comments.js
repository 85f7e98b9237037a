// The live comments of a room. Server-rendered comments stand in the list before this script comes; it adds what follows.
//
// Markup:
//   <section data-events="/rooms/…/events" data-phase="onair"
//            data-text-new="{n} 条新评论" data-text-pause data-text-resume data-text-held data-text-viewers="{n} 人在看" data-text-failed>
//     <p data-pinned hidden>…</p>                       shown with the pinned comment's words
//     <ol data-comments aria-live="polite"> <li data-seq="41">…</li> … </ol>
//     <template data-comment-template> <li class="cm"><span class="av" data-slot="initial"></span>… data-slot="name|region|at|text" …</li> </template>
//     <button data-comments-pause></button>              optional: holds the list still
//     <form data-comment-form action="…" method="post"> <input name="text"> <p data-comment-error role="alert" hidden></p> <button>
//       [data-quick="听得清"] inside the form sends that text
//   Elsewhere: [data-viewers] is filled with the count, [data-phase-text] with data-text-PHASE of the section,
//   [data-part="orders"] is fetched again from the page when a `changed` event names it.
// Server-sent events (JSON): `comment` {seq,name,text,at,region,pinned,host,invitation,reply}, or an array of them · `hide` {seq} · `pin` {seq|null,name?,text?} ·
//   `likes` {episode,comments:[[seq,n]]} · `invite` {number|null,question,example} · `state` {phase} · `viewers` {n} · `changed` {parts:["orders"]}. The stream is opened with ?after=SEQ of the last comment shown, and
//   comes back with Last-Event-ID by itself. One connection a browser: tabs of the same room share it.
// Posting: form fields and `key` (a random name of this sending, so that a repeated sending is one comment), Accept: application/json.
//   Answers 200 {seq,name,text,at,region,held}; a refusal is a problem (RFC 9457), its title is shown by the form.
// Tells on document: `portal:comment` {id,name,text,host}, `portal:state` {phase,was} and `portal:part` {part,root} when a part was fetched
//   again; hears `portal:refresh` {parts,soon}. The wall of an invitation has a page of its own, with [data-wall] and no list.

import { share } from './_comments/share.js';
import { CommentList } from './_comments/list.js';
import { form } from './_comments/form.js';
import { likes } from './_comments/likes.js';
import { ask, stick, unstick } from './_comments/wall.js';
import { answering } from './_comments/answering.js';

function start(room) {
  const text = (name) => room.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`] || '';
  const list = room.dataset.events && room.querySelector('[data-comments]') ? new CommentList(room, text) : null;
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`portal:${name}`, { detail }));
  const hearts = likes(document.querySelector('[data-likes-of]')?.dataset.likesOf, document.getElementById('like-form'));
  if (list) list.made = hearts.show;
  let last = 0;

  const hear = {
    comment: (data) => {
      for (const one of Array.isArray(data) ? data : [data]) {
        last = Math.max(last, one.seq);
        stick(one);
        if (list?.add(one)) tell('comment', { id: one.seq, name: one.name, text: one.text, host: one.host });
      }
    },
    hide: ({ seq }) => { list?.hide(seq); unstick(seq); },
    pin: (data) => list?.pin(data),
    likes: (data) => hearts.hear(data),
    invite: (data) => { if (ask(room, data)) later(() => refresh(['walls'])); },
    state: ({ phase }) => {
      const was = room.dataset.phase;
      room.dataset.phase = phase;
      for (const element of document.querySelectorAll('[data-phase-text]')) element.textContent = text(phase);
      tell('state', { phase, was });
    },
    viewers: ({ n }) => {
      for (const element of document.querySelectorAll('[data-viewers]')) element.textContent = text('viewers').replace('{n}', n) || n;
    },
    changed: ({ parts }) => later(() => refresh(parts)),
  };
  if (room.dataset.events) {
    const address = new URL(room.dataset.events, location.href);
    share(address, () => (list ? list.last : last), (name, data) => hear[name]?.(data));
  }
  document.addEventListener('portal:part', ({ detail: { root } }) => {
    hearts.show(root);
    for (const element of root.querySelectorAll('[data-comment-form]')) form(element, list, text);
  });
  document.addEventListener('portal:refresh', ({ detail: { parts, soon } }) => (soon ? refresh(parts) : later(() => refresh(parts))));
  for (const element of room.querySelectorAll('[data-comment-form]')) form(element, list, text);
  answering(room, text);
  // What had waited for the network: shown here by the stream, or, held, by this.
  document.addEventListener('portal:sent', ({ detail: { action, body } }) => {
    if (body.text && [...room.querySelectorAll('[data-comment-form]')].some((element) => element.action === action)) list?.own(body);
  });
}

// Ten thousand viewers hear the same event at the same moment; they come for the page one after the other.
const later = (act) => setTimeout(act, Math.random() * 3000);

// The page itself says how a part looks now.
async function refresh(parts) {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of parts) {
    const selector = `[data-part="${CSS.escape(part)}"]`;
    const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
    // What somebody is typing into is left alone; the picture changes even under a finger.
    if (!old || !fresh || (part !== 'stage' && old.contains(document.activeElement))) continue;
    const root = document.adoptNode(fresh);
    old.replaceWith(root);
    document.dispatchEvent(new CustomEvent('portal:part', { detail: { part, root } }));
  }
}

requestAnimationFrame(() => setTimeout(() => document.querySelectorAll('[data-events],[data-comments-room]').forEach(start)));
