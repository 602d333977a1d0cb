// Stands at sw.js when the site wants no copies on devices (离线: 否): takes away what an earlier worker kept, and itself.
"use strict";
self.addEventListener("install", () => { self.skipWaiting(); });
self.addEventListener("activate", (event) => {
  async function leave() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("lianxin-")).map((name) => caches.delete(name)));
    await self.registration.unregister();
    const windows = await self.clients.matchAll({ type: "window" });
    await Promise.all(windows.map((window) => window.navigate(window.url).catch(() => undefined)));
  }
  event.waitUntil(leave());
});
