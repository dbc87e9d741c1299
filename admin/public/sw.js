// The shell of the console without network: the page itself as it was last seen, and the files named by their content that it used.
// Nothing that the API answers is kept, and with a network the page is always the server's.
const pages = 'yihao-page-1';
const assets = 'yihao-assets-1';
const own = [pages, assets];

const isAsset = (url) => url.origin === location.origin && url.pathname.startsWith('/assets/');

async function keepAsset(request) {
  const cache = await caches.open(assets);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

// A page that differs from the one before is a new release: what the old one used goes.
async function keepPage(answer) {
  const cache = await caches.open(pages);
  const before = await cache.match('/');
  const [old, now] = [await before?.text(), await answer.clone().text()];
  if (old === now) return;
  if (old !== undefined) await caches.delete(assets);
  await cache.put('/', answer.clone());
}

async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keepPage(answer).catch(() => undefined);
    return answer;
  } catch (error) {
    const kept = await (await caches.open(pages)).match('/');
    if (kept) return kept;
    throw error;
  }
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const drop = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => !own.includes(name)).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(drop());
});
addEventListener('message', (event) => {
  const used = event.data.filter((address) => isAsset(new URL(address)));
  const keep = async () => {
    await page('/');
    await Promise.allSettled(used.map((address) => keepAsset(new Request(address))));
  };
  event.waitUntil(keep());
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && url.pathname === '/') event.respondWith(page(request));
  else if (isAsset(url)) event.respondWith(keepAsset(request));
});
