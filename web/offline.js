// Keeps the page, so that it works without a network. The line below is written when the page is built.
const kept = { version: "none", files: [] };

const name = `uncurly-${kept.version}`;

self.addEventListener("install", (event) => {
  const fresh = kept.files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((it) => it.startsWith("uncurly-") && it !== name).map((it) => caches.delete(it)));
    await self.clients.claim();
  };
  event.waitUntil(old());
});

self.addEventListener("fetch", (event) => {
  const { url, mode } = event.request;
  const asked = mode === "navigate" ? new URL("index.html", self.registration.scope).href : url;
  event.respondWith(caches.open(name).then(async (cache) => (await cache.match(asked)) ?? fetch(event.request)));
});
