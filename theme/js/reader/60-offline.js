// What has run out hides itself, with or without a network; and the service worker is told whose pages to keep.
const DAY = 86400000, script = document.currentScript;
const over = (name, hidden) => all("[" + name + "]").forEach((element) => {
  if (Date.parse(element.getAttribute(name) + "T00:00:00+08:00") + DAY <= Date.now()) element.hidden = hidden;
});
over("data-until", true);
over("data-after", false);

addEventListener("load", () => {
  if (!document.documentElement.hasAttribute("data-offline") || !("serviceWorker" in navigator) || !/^http/.test(location.protocol)) return;
  const committee = document.querySelector("[data-committee]"), list = committee ? committee.getAttribute("data-committee") : kept();
  const container = navigator.serviceWorker;
  container.register(new URL("../sw.js", script.src).href, { updateViaCache: "none" }).then(() => container.ready)
    .then((registration) => registration.active.postMessage({ list: list || undefined, here: location.href }))
    .catch(() => { /* without a worker the page is as good as ever */ });
});
