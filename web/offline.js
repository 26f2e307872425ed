// Keeps the page, so that it works without a network. The line below is written when the page is built.
const kept = { version: "none", files: [] };

const name = `uncurly-${kept.version}`;

self.addEventListener("install", (event) => {
  // Some hosts lead from `index.html` to the folder, and what was led elsewhere must not answer for a page.
  const paths = kept.files.map((file) => (file === "index.html" ? "./" : file));
  const fresh = paths.map((path) => new Request(path, { cache: "reload" }));
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
  const asked = mode === "navigate" ? self.registration.scope : url;
  event.respondWith(caches.open(name).then(async (cache) => (await cache.match(asked)) ?? fetch(event.request)));
});
