// The service worker: keeps the shell (styles, scripts, icons), and public pages that were read, for when there is no
// network. A page comes from the network first; only when that fails or takes longer than 6 s, from what was kept. Only
// pages that the server marks as everybody's (header Portal-Keep) are kept: nothing of a signed-in person.
const version = 'v1';
const pages = `pages-${version}`;
const shell = `shell-${version}`;
const most = 60;
const patience = 6000;
const offline = '/offline';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(pages).then((cache) => cache.add(offline)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== pages && name !== shell).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return;
  if (/^\/(desk|live|_blazor|_framework|api)(\/|$)/.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (/^\/_content\/|\.styles\.css$/.test(url.pathname) && !/\.(m3u8|mp4|m4s)$/.test(url.pathname)) event.respondWith(asset(request, url));
});

async function page(request) {
  const cache = await caches.open(pages);
  let timer;
  const late = new Promise((_, no) => { timer = setTimeout(no, patience); });
  const fresh = fetch(request).then((answer) => {
    clearTimeout(timer);
    if (answer.ok && !answer.redirected && answer.headers.get('Portal-Keep')) {
      const copy = answer.clone();
      cache.put(request.url, copy).then(() => trim(cache), () => {});
    }
    return answer;
  });
  try {
    return await Promise.race([fresh, late]);
  } catch {
    const kept = await cache.match(request.url);
    if (kept) return kept;
    return fresh.catch(async () => await cache.match(offline) || Response.error());
  }
}

// Fingerprinted names never change their bytes; the others are asked for anew and kept for need.
async function asset(request, url) {
  const cache = await caches.open(shell);
  const fixed = /\.[a-z0-9]{10}\.[a-z.]+$/.test(url.pathname) || /\/chunk-/.test(url.pathname);
  if (fixed) {
    const kept = await cache.match(request);
    if (kept) return kept;
  }
  try {
    const answer = await fetch(request);
    if (answer.ok) cache.put(request, answer.clone()).then(() => trim(cache, 120), () => {});
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

async function trim(cache, limit = most) {
  const keys = await cache.keys();
  const extra = keys.filter((key) => new URL(key.url).pathname !== offline).slice(0, Math.max(0, keys.length - limit));
  await Promise.all(extra.map((key) => cache.delete(key)));
}
