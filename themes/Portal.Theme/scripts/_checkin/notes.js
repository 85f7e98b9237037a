// Notes of one list, kept until the server has answered them. One tab sends at a time; what it refuses is told and not
// tried again; without network, or while it is broken, everything stays.

export function notes(list, on) {
  const store = `checkin:${list}`;
  let sent = false;

  const all = () => {
    try {
      return JSON.parse(localStorage.getItem(store) || '[]');
    } catch {
      return [];
    }
  };
  const keep = (notes) => (notes.length ? localStorage.setItem(store, JSON.stringify(notes)) : localStorage.removeItem(store));
  const same = (a, b) => (a.registration ? a.registration === b.registration : a.id === b.id);

  const run = async () => {
    for (let waiting = all(); waiting.length; waiting = all()) {
      on.changed(true);
      const part = waiting.slice(0, 50);
      const body = part.map(({ at, ...note }) => ({ ...note, ago: Math.max(0, Date.now() - at) }));
      const answer = await fetch(`/calendar/list/${list}/marks`, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body) }).catch(() => null);
      if (answer?.status === 401) return on.refused();
      if (!answer || answer.status >= 500 || answer.status === 429) return on.changed();
      const told = answer.ok ? await answer.json().catch(() => null) : part.map((note) => ({ id: note.id, problem: answer.statusText || String(answer.status) }));
      if (!told) return on.changed();
      // Only what was sent goes; a newer note of the same person stays.
      keep(all().filter((note) => !part.some((one) => one.id === note.id && one.at === note.at)));
      sent = true;
      on.changed();
      on.answered(told.map((one) => ({ ...one, note: part.find((note) => note.id === one.id) || {} })));
    }
  };
  const send = () => {
    if (all().length === 0) return;
    if (navigator.locks) navigator.locks.request(store, { ifAvailable: true }, (lock) => lock && run());
    else run();
  };

  addEventListener('online', send);
  setInterval(send, 10000);

  return {
    all,
    send,
    count: () => all().length,
    sent: () => sent,
    waits: (note) => all().some((other) => same(other, note)),
    add(note) {
      keep([...all().filter((other) => !same(other, note)), { ...note, at: Date.now() }]);
      sent = false;
      on.changed();
      send();
    },
  };
}
