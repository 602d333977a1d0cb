// The service worker: pages from the network while it answers within three seconds, else the copy kept on the device.
// It keeps only what proves to be ours: a page by the stamp in its head, a file of a/ by the hash in its name,
// everything else by the list of the release. What a captive portal or a half-uploaded site sends is never kept.
"use strict";
const PATIENCE = 3000, CURRENT = 120000, AGAIN = 20000, AT_ONCE = 4, MOST_VISITED = 200;
const HERE = self.registration.scope;
const STATE = "lianxin-state", VISITED = "lianxin-visited", RELEASE = "lianxin-release-";
const MARK = /<meta name="lianxin" content="([\w-]{22})">/;
const KEPT = ["Content-Type", "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"];
const TONGUE = /^(zh-hant|en)\//, STAMPED = /^((zh-hant|en)\/)?find\/far\/|\.live\.js$/;
const NOT_OURS = /^(handbook|assets)\//; // the editors' handbook is not for residents' phones

let remembered, updating;

async function stateNow() {
  if (!remembered) {
    const kept = await (await caches.open(STATE)).match(HERE);
    remembered = kept ? await kept.json() : { list: "", tongue: "", release: "", checked: 0, tried: 0 };
  }
  return remembered;
}

async function keep(changes) {
  remembered = Object.assign(await stateNow(), changes);
  await (await caches.open(STATE)).put(HERE, new Response(JSON.stringify(remembered)));
}

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

async function stampOf(bytes) {
  const text = btoa(String.fromCharCode(...await sha256(bytes)));
  return text.replace(/\+/g, "-").replace(/\//g, "_").slice(0, 22);
}

async function isOurPage(bytes) {
  const html = new TextDecoder().decode(bytes), mark = MARK.exec(html);
  if (!mark) return false;
  return mark[1] === await stampOf(new TextEncoder().encode(html.replace(mark[0], mark[0].replace(mark[1], ""))));
}

// Shards of the search, and what is live on a page, are no pages and not named by what they hold; their first line has
// their stamp.
async function isOurScript(bytes) {
  const [, mark, script] = /^\/\/([\w-]{22})\n([^]*)$/.exec(new TextDecoder().decode(bytes)) || [];
  return Boolean(mark) && mark === await stampOf(new TextEncoder().encode(script));
}

async function isNamedByContent(path, bytes) {
  const named = /\.([0-9a-f]{10})\.\w+$/.exec(path);
  const hex = Array.from((await sha256(bytes)).subarray(0, 5), (byte) => ("0" + byte.toString(16)).slice(-2)).join("");
  return Boolean(named) && named[1] === hex;
}

function pathOf(url) {
  const path = decodeURIComponent(url.pathname.slice(new URL(HERE).pathname.length));
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

function tongueOf(path) {
  return (TONGUE.exec(path) || [""])[0];
}

function keyOf(path) {
  return HERE + path.split("/").map(encodeURIComponent).join("/");
}

// The headers of a copy: what the file is, and what the host forbids it.
function headersOf(response) {
  const headers = {};
  for (const name of KEPT) if (response.headers.has(name)) headers[name] = response.headers.get(name);
  return headers;
}

async function store(name, path, bytes, stamp, like) {
  const headers = { ...headersOf(like), "X-Lianxin-Stamp": stamp, "X-Lianxin-Kept": String(Date.now()) };
  const cache = await caches.open(name);
  try {
    await cache.put(keyOf(path), new Response(bytes, { headers }));
    if (name !== VISITED) return;
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_VISITED)).map((key) => cache.delete(key)));
  } catch (full) { /* no room on the device: what is kept already stays */ }
}

function keptAt(response) {
  return Number(response.headers.get("X-Lianxin-Kept"));
}

// The newest copy of a page or file, from the release or from what was visited.
async function copyOf(path) {
  const state = await stateNow(), found = [];
  for (const name of [RELEASE + state.release, VISITED]) {
    for (const spelt of [path, path + ".html"]) {
      const copy = await caches.match(keyOf(spelt), { cacheName: name });
      if (copy) found.push(copy);
    }
  }
  return found.sort((a, b) => keptAt(b) - keptAt(a))[0];
}

// The page as it was kept, with the words that say so.
async function asCopy(copy) {
  const html = (await copy.text()).replace('id="offline" hidden', 'id="offline" role="status"');
  return new Response(html, { headers: headersOf(copy) });
}

async function fromNetwork(url, path) {
  const response = await fetch(url.href, { cache: "no-cache", credentials: "same-origin", redirect: "follow" });
  const bytes = await response.arrayBuffer();
  const ours = (response.ok || response.status === 404) && await isOurPage(bytes);
  if (ours && response.ok) await store(VISITED, path, bytes, await stampOf(bytes), response);
  if (ours && response.status === 404) await (await caches.open(VISITED)).delete(keyOf(path));
  const folder = (address) => address.split("#")[0].split("?")[0].replace(/[^/]*$/, "");
  if (ours && response.redirected && folder(response.url) !== folder(url.href)) {
    return { ours, response: Response.redirect(response.url, 302) };
  }
  return { ours, response: new Response(bytes, { status: response.status, headers: headersOf(response) }) };
}

function after(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

async function page(event, url) {
  const path = pathOf(url), state = await stateNow();
  if (state.checked > Date.now() - CURRENT) {
    const current = await caches.match(keyOf(path), { cacheName: RELEASE + state.release });
    if (current) return current; // as the network would send it: the release was looked up a moment ago
  }
  const failed = { ours: false, response: null };
  const asked = fromNetwork(url, path).catch(() => failed);
  event.waitUntil(asked);
  const early = await Promise.race([asked, after(PATIENCE)]);
  if (early && early.ours) return early.response;
  const copy = await copyOf(path);
  if (copy) return asCopy(copy);
  const answer = early || await asked;
  if (answer.response) return answer.response;
  // Somebody who redirects elsewhere (a portal that wants a login) is left to the browser.
  return fetch(event.request).catch(async () => {
    if (await copyOf(path + "/index.html")) return Response.redirect(keyOf(path) + "/", 302);
    for (const tongue of [tongueOf(path), state.tongue]) {
      if (await copyOf(tongue + "offline.html")) return Response.redirect(HERE + tongue + "offline.html", 302);
    }
    return Response.error();
  });
}

async function asset(request, path) {
  const kept = await caches.match(keyOf(path));
  if (kept) return kept;
  let response;
  try {
    response = await fetch(request);
    const bytes = await response.clone().arrayBuffer();
    if (response.ok && await isNamedByContent(path, bytes)) {
      await store(VISITED, path, bytes, await stampOf(bytes), response);
      return response;
    }
  } catch (offline) { /* told below */ }
  // Half an upload: the page is new and its style sheet is not there yet. The last one is better than none.
  const family = path.replace(/\.[0-9a-f]{10}\.css$/, "."), state = await stateNow();
  const keys = path.endsWith(".css") ? await (await caches.open(RELEASE + state.release)).keys() : [];
  const like = keys.find((key) => pathOf(new URL(key.url)).startsWith(family));
  return (like && await caches.match(like)) || response || Response.error();
}

async function beside(request, path) {
  const state = await stateNow();
  const listed = state.checked > Date.now() - CURRENT && await caches.match(keyOf(path), { cacheName: RELEASE + state.release });
  if (listed) return listed;
  try {
    if (!STAMPED.test(path)) return await fetch(request);
    const response = await fetch(request, { cache: "no-cache" }), bytes = await response.arrayBuffer();
    if (!response.ok || !await isOurScript(bytes)) return await copyOf(path) || Response.error();
    await store(VISITED, path, bytes, await stampOf(bytes), response);
    // Without the host's leave to keep it: a tab would answer from its memory after a new release.
    return new Response(bytes, { headers: headersOf(response) });
  } catch (offline) {
    return await copyOf(path) || await inAnotherSize(path) || Response.error();
  }
}

// Of a picture in several sizes one is kept.
async function inAnotherSize(path) {
  const stem = path.replace(/\.\d+\.webp$/, "."), state = await stateNow();
  const keys = stem === path ? [] : await (await caches.open(RELEASE + state.release)).keys();
  const like = keys.find((key) => pathOf(new URL(key.url)).startsWith(stem));
  return like && caches.match(like);
}

async function get(path) {
  const response = await fetch(keyOf(path), { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(response.status);
  return { bytes: await response.arrayBuffer(), response };
}

// Bring every file of a list into the cache of its release, from the last one or from the network.
async function bring(rows, release, before) {
  const left = rows.slice();
  async function next() {
    for (let row = left.shift(); row; row = left.shift()) {
      const [path, stamp] = row;
      const there = await caches.match(keyOf(path), { cacheName: RELEASE + release });
      if (there) continue;
      const same = await caches.match(keyOf(path), { cacheName: RELEASE + before });
      if (same && same.headers.get("X-Lianxin-Stamp") === stamp) {
        await store(RELEASE + release, path, await same.arrayBuffer(), stamp, same);
        continue;
      }
      const { bytes, response } = await get(path);
      if (await stampOf(bytes) !== stamp) throw new Error(path); // not of this release: half an upload
      await store(RELEASE + release, path, bytes, stamp, response);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

// Shards are in no list, and other neighbourhoods neither: whatever changes on the site, what was visited may be wrong.
async function forgetScripts() {
  const visited = await caches.open(VISITED);
  await Promise.all((await visited.keys()).filter((key) => STAMPED.test(pathOf(new URL(key.url)))).map((key) => visited.delete(key)));
}

// Who reads another tongue meets pages that are there in Chinese only, and codes that open the Chinese page. They read
// Chinese again when they go from one page to the next in Chinese, or from its twin, and both are there in their tongue.
async function tongueOn(path, before) {
  const { tongue, release } = await stateNow();
  if (tongueOf(path) || !tongue) return tongueOf(path);
  const twin = (one) => caches.match(keyOf(tongue + one.replace(TONGUE, "")), { cacheName: RELEASE + release });
  return await twin(path) && await twin(before) ? "" : tongue;
}

// What the newest release keeps of a tongue; one that the site has no longer is read in Chinese.
async function newestIn(tongue) {
  const found = await get(tongue + "release.json").catch((error) => { if (!tongue || error.message !== "404") throw error; });
  return found ? { tongue, newest: new TextDecoder().decode(found.bytes) } : newestIn("");
}

async function update(wanted, path, before) {
  const state = await stateNow(), read = await tongueOn(path, before);
  const list = wanted === undefined ? state.list : wanted;
  if (list === state.list && read === state.tongue && state.tried > Date.now() - AGAIN) return;
  await keep({ tried: Date.now() });
  const { tongue, newest } = await newestIn(read), { lists } = JSON.parse(newest);
  if (newest !== state.newest) await forgetScripts();
  const name = list in lists ? list : "", release = tongue + name + "." + lists[name];
  if (release !== state.release) {
    await keep({ checked: 0 });
    const { bytes } = await get(tongue + (name ? "c/" + name + "/offline.json" : "offline.json"));
    if (await stampOf(bytes) !== lists[name]) throw new Error("offline.json");
    const rows = JSON.parse(new TextDecoder().decode(bytes)), visited = await caches.open(VISITED);
    await bring(rows, release, state.release);
    await Promise.all(rows.map(([path]) => visited.delete(keyOf(path))));
  }
  await keep({ list, tongue, release, newest, checked: Date.now() });
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(RELEASE) && n !== RELEASE + release).map((n) => caches.delete(n)));
}

// What fails here fails quietly: the release that is kept stays until the next one is whole.
function refresh(list, path, before) {
  updating = (updating || Promise.resolve()).then(() => update(list, path, before)).catch(() => undefined);
  return updating;
}

self.addEventListener("install", () => { self.skipWaiting(); });
self.addEventListener("activate", (event) => { event.waitUntil(self.clients.claim()); });

self.addEventListener("message", (event) => {
  const { list, here } = event.data || {}, url = new URL(here || HERE), path = pathOf(url);
  const visit = async () => { if (!await copyOf(path) && !NOT_OURS.test(path)) await fromNetwork(url, path).catch(() => undefined); };
  event.waitUntil(refresh(list, path, "").then(visit));
});

self.addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(HERE) || request.headers.has("Range")) return;
  const path = pathOf(url);
  if (NOT_OURS.test(path) || path === tongueOf(path) + "release.json" || path === "sw.js") return;
  if (request.mode === "navigate") {
    event.respondWith(page(event, url));
    event.waitUntil(refresh(undefined, path, request.referrer.startsWith(HERE) ? pathOf(new URL(request.referrer)) : ""));
  } else event.respondWith(path.startsWith("a/") ? asset(request, path) : beside(request, path));
});
