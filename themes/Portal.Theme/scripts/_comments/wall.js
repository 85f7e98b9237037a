// The wall of an invitation: new answers are stuck on top. Markup: [data-wall="N"] and template[data-slip-template="N"].
// [data-wall-turns] goes round by itself; [data-wall-count] with data-text="… {0}" counts; [data-wall-open="N"] is the wall on screen.
// And the question that is on screen: [data-asked-card] with [data-slot="question"].

export function stick(comment) {
  if (!comment.invitation || !comment.seq) return;
  for (const wall of document.querySelectorAll(`[data-wall="${Number(comment.invitation)}"]`)) {
    if (wall.querySelector(`[data-seq="${Number(comment.seq)}"]`)) continue;
    const template = document.querySelector(`template[data-slip-template="${Number(comment.invitation)}"]`);
    if (!template) continue;
    const slip = template.content.firstElementChild.cloneNode(true);
    slip.dataset.seq = comment.seq;
    slip.classList.add('fresh');
    slip.querySelector('[data-slot="text"]').textContent = comment.text;
    slip.querySelector('[data-slot="from"]').textContent = [comment.region, comment.name].filter(Boolean).join(' ');
    const heart = slip.querySelector('[data-like]');
    if (heart) heart.dataset.like = heart.value = comment.seq;
    wall.prepend(slip);
    const count = document.querySelector('[data-wall-count]');
    if (count) {
      count.dataset.wallCount = Number(count.dataset.wallCount) + 1;
      count.textContent = count.dataset.text.replace('{0}', count.dataset.wallCount);
    }
    while (wall.childElementCount > 300) wall.lastElementChild.remove();
  }
}

export function unstick(seq) {
  for (const slip of document.querySelectorAll(`[data-wall] [data-seq="${Number(seq)}"]`)) slip.remove();
}

// True when the page does not have this question's wall yet.
export function ask(room, { number, question }) {
  const card = document.querySelector('[data-asked-card]');
  if (card) {
    card.hidden = !number;
    if (number) card.querySelector('[data-slot="question"]').textContent = question;
  }
  if (number) room.dataset.asked = 'yes';
  const open = document.querySelector('input[name="invitation"]')?.value || document.querySelector('[data-wall-open]')?.dataset.wallOpen;
  return number ? open !== String(number) : Boolean(open);
}

// On the screen page the wall goes round: every six seconds the next slip comes to the top, so that all are seen from afar.
setInterval(() => {
  for (const wall of document.querySelectorAll('[data-wall-turns]')) {
    if (wall.childElementCount > 1 && wall.scrollHeight > wall.clientHeight) wall.append(wall.firstElementChild);
  }
}, 6000);
