// Keeps this page and what it is made of for when there is no network. The service worker hands it out again (sw.js);
// signing out throws it away. True when it is kept.

const lists = 'lists-v1';

export async function keepPage() {
  if (!('serviceWorker' in navigator) || !window.caches || navigator.onLine === false) return false;
  try {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return false;
    const cache = await caches.open(lists);
    await cache.put(location.pathname, answer);
    // Once through the service worker, so that it has them.
    const parts = performance.getEntriesByType('resource').map((one) => one.name)
      .filter((name) => name.startsWith(`${location.origin}/_content/`) || name.startsWith(location.origin) && /\.styles\.[^/]*css$|\.css$/.test(name));
    await Promise.all([...new Set(parts)].map((part) => fetch(part).catch(() => {})));
    // A day's work; yesterday's names need not stay.
    for (const old of (await cache.keys()).slice(0, -10)) await cache.delete(old);
    return true;
  } catch {
    return false;
  }
}
