// The service worker: keeps the shell (styles, scripts, icons), public pages that were read with their pictures, and from
// the first visit on the month's calendar and the empty order form, for when there is no network. A page comes from the
// network first; only when that fails or takes longer than 6 s, from what was kept. Only pages that the server marks as
// everybody's (header Portal-Keep) are kept: nothing of a signed-in person. The one exception is an organiser's check-in list,
// which its own script puts into `lists`; signing out throws it away. What a form could not send waits in the page's
// own outbox (scripts/_page/outbox.js), not here.
const version = 'v2';
const pages = `pages-${version}`;
const shell = `shell-${version}`;
const pictures = `pictures-${version}`;
const lists = 'lists-v1';
const most = { [pages]: 60, [shell]: 120, [pictures]: 40, [lists]: 10 };
const patience = 6000;
const offline = '/offline';
const always = [offline, '/calendar', '/orders/new'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(pages)
    .then((cache) => Promise.all(always.map((address) => everybodys(cache, address).catch(() => {}))))
    .then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => !(name in most)).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'POST' && url.pathname === '/sign-out') event.waitUntil(caches.delete(lists));
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return;
  if (/^\/(desk|live|_blazor|_framework|api)(\/|$)/.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (cacheOf(url)) event.respondWith(asset(request, url));
});

// The first page of a visit was loaded before there was a worker; it names itself and its parts.
self.addEventListener('message', (event) => {
  const keep = event.data && event.data.keep;
  if (!Array.isArray(keep)) return;
  event.waitUntil(Promise.all(keep.slice(0, 80).map((address) => take(new URL(address, location.origin)).catch(() => {}))));
});

async function take(url) {
  if (url.origin !== location.origin) return;
  const name = cacheOf(url);
  if (name) {
    const cache = await caches.open(name);
    if (!await cache.match(url.href)) await put(cache, url.href, await fetch(url.href), name);
  } else if (!/^\/(desk|live|_blazor|_framework|api)(\/|$)/.test(url.pathname) && !/\.\w+$/.test(url.pathname)) {
    const cache = await caches.open(pages);
    const answer = await fetch(url.href, { headers: { Accept: 'text/html' } });
    if (answer.headers.get('Portal-Keep')) await put(cache, key(url.href), answer, pages);
  }
}

// A page as a visitor sees it, whoever is signed in here.
async function everybodys(cache, address) {
  const answer = await fetch(address, { credentials: 'omit', headers: { Accept: 'text/html' } });
  if (answer.ok && !answer.redirected && answer.headers.get('Portal-Keep')) await put(cache, key(address), answer, pages);
}

function cacheOf(url) {
  if (/\.(m3u8|mp4|m4s|aac|flv|mp3)$/.test(url.pathname)) return null;
  if (/^\/_content\/|\.styles\.css$|\.scp\.css$|^\/manifest\.webmanifest$/.test(url.pathname)) return shell;
  return /^\/media\/[^/]+\/.+\.(jpe?g|png|webp|gif|svg)$/i.test(url.pathname) ? pictures : null;
}

// The same page in another look is the same page: without a network the look that was kept is better than none.
function key(address) {
  const url = new URL(address, location.origin);
  for (const name of ['mode', 'elder', 'lang']) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

async function page(request) {
  const cache = await caches.open(pages);
  let timer;
  const late = new Promise((_, no) => { timer = setTimeout(no, patience); });
  const fresh = fetch(request).then((answer) => {
    clearTimeout(timer);
    const own = key(request.url);
    if (answer.ok && !answer.redirected && answer.headers.get('Portal-Keep')) put(cache, own, answer.clone(), pages).catch(() => {});
    // Somebody signed in reads: what everybody may read is kept as everybody sees it.
    else if (answer.ok && /^\/(stories|articles|notices|calendar)(\/|$)/.test(new URL(own).pathname)) cache.match(own).then((kept) => kept || everybodys(cache, own)).catch(() => {});
    return answer;
  });
  try {
    return await Promise.race([fresh, late]);
  } catch {
    const kept = await cache.match(key(request.url)) || await (await caches.open(lists)).match(request.url, { ignoreSearch: true });
    if (kept) return kept;
    return fresh.catch(async () => await cache.match(key(offline)) || Response.error());
  }
}

// Fingerprinted names and pictures of the library never change their bytes; the others are asked for anew and kept for need.
async function asset(request, url) {
  const name = cacheOf(url);
  const cache = await caches.open(name);
  const fixed = name === pictures || /\.[a-z0-9]{10}\.[a-z.]+$/.test(url.pathname) || /\/chunk-/.test(url.pathname);
  if (fixed) {
    const kept = await cache.match(request);
    if (kept) return kept;
  }
  try {
    const answer = await fetch(request);
    put(cache, request, answer.clone(), name).catch(() => {});
    return answer;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: name === pictures });
    if (kept) return kept;
    throw error;
  }
}

async function put(cache, what, answer, name) {
  if (!answer.ok || answer.type !== 'basic') return;
  await cache.put(what, answer);
  const keys = await cache.keys();
  const extra = keys.filter((one) => !always.includes(new URL(one.url).pathname)).slice(0, Math.max(0, keys.length - most[name]));
  await Promise.all(extra.map((one) => cache.delete(one)));
}
