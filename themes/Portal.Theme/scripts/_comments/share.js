// One server-sent-events connection for all tabs of a browser that look at the same room: HTTP/1.1 allows six connections
// a host, and six tabs would block the next page. The tab that holds the lock listens and passes on to the others.

// All events are passed on, whichever of them this page knows: another tab may know more.
const names = ['comment', 'hide', 'pin', 'likes', 'invite', 'state', 'viewers', 'changed'];

export function share(address, after, hear) {
  const id = `portal:${address.pathname}`;
  const canShare = 'BroadcastChannel' in window && navigator.locks;
  const channel = canShare ? new BroadcastChannel(id) : null;
  if (channel) channel.onmessage = ({ data }) => hear(data.name, data.data);
  const pass = (name, data) => {
    hear(name, data);
    channel?.postMessage({ name, data });
  };
  const listen = () => connect(address, after, pass);
  if (canShare) navigator.locks.request(id, () => new Promise(listen)).catch(listen);
  else listen();
}

function connect(address, after, pass) {
  let wait = 1000;
  const open = () => {
    const url = new URL(address);
    if (after()) url.searchParams.set('after', after());
    const events = new EventSource(url);
    events.onopen = () => { wait = 1000; };
    for (const name of names) {
      events.addEventListener(name, (event) => {
        let data;
        try { data = JSON.parse(event.data); } catch { return; }
        pass(name, data);
      });
    }
    // The browser reconnects by itself unless the server answered with an error; then it is asked again later.
    events.onerror = () => {
      if (events.readyState !== EventSource.CLOSED) return;
      setTimeout(open, wait + Math.random() * 1000);
      wait = Math.min(wait * 2, 30000);
    };
  };
  open();
}
