// Answering and reporting a comment without leaving the page. Markup: a[data-reply="SEQ"], a[data-report="SEQ"] in a line with
// [data-slot="name"] or b, [data-slot="text"]; [data-reply-to] with [data-reply-cancel] and the form's [data-reply-field];
// [data-report-form] and [data-report-thanks].

export function answering(room, text) {
  const to = room.querySelector('[data-reply-to]');
  const field = room.querySelector('[data-reply-field]');
  const form = room.querySelector('[data-report-form]');
  const thanks = room.querySelector('[data-report-thanks]');
  const fill = (words, name, said) => words.replace('{0}', name).replace('{1}', said.length > 60 ? `${said.slice(0, 59)}…` : said);
  const of = (link) => {
    const li = link.closest('[data-seq]');
    link.closest('details')?.removeAttribute('open');
    return { seq: li.dataset.seq, name: li.querySelector('.who b').textContent, said: li.querySelector('[data-slot="text"]').textContent };
  };
  const stop = () => { if (to) { to.hidden = true; field.value = ''; } };

  room.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-reply],a[data-report],[data-reply-cancel],[data-report-cancel]');
    if (!link) {
      // One menu at a time.
      for (const open of room.querySelectorAll('.acts details[open]')) if (!open.contains(event.target)) open.open = false;
      return;
    }
    if ('replyCancel' in link.dataset) { event.preventDefault(); stop(); }
    else if ('reportCancel' in link.dataset) { event.preventDefault(); form.hidden = true; }
    else if ('reply' in link.dataset && to && field) {
      event.preventDefault();
      const { seq, name, said } = of(link);
      field.value = seq;
      to.querySelector('[data-slot="text"]').textContent = fill(text('reply'), name, said);
      to.hidden = false;
      field.form.querySelector('[name="text"]').focus();
    } else if ('report' in link.dataset && form) {
      event.preventDefault();
      const { seq, name, said } = of(link);
      form.querySelector('[name="seq"]').value = seq;
      form.querySelector('[data-slot="what"]').textContent = fill(text('report'), name, said);
      form.hidden = false;
      thanks.hidden = true;
      form.scrollIntoView({ block: 'nearest' });
    }
  });
  room.addEventListener('portal:said', stop);
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } }).catch(() => null);
    const body = await answer?.json().catch(() => null);
    thanks.querySelector('[data-slot="text"]').textContent = body?.message || body?.title || text('failed');
    thanks.hidden = false;
    if (answer?.ok) { form.hidden = true; form.reset(); }
  });
}
