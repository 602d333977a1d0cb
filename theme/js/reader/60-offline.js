// What has run out hides itself, with or without a network; and the service worker is told whose pages to keep.
(() => {
  const DAY = 86400000, script = document.currentScript;
  const over = (name, hidden) => document.querySelectorAll("[" + name + "]").forEach((element) => {
    if (Date.parse(element.getAttribute(name) + "T00:00:00+08:00") + DAY <= Date.now()) element.hidden = hidden;
  });
  over("data-until", true);
  over("data-after", false);

  if (!document.documentElement.hasAttribute("data-offline") || !("serviceWorker" in navigator) || !/^http/.test(location.protocol)) return;

  function list() {
    const committee = document.querySelector("[data-committee]");
    if (committee) return committee.getAttribute("data-committee");
    try {
      const key = Object.keys(localStorage).find((name) => /^lianxin\.home:/.test(name));
      return key && localStorage.getItem(key);
    } catch (refused) { /* nothing is kept on this device */ }
  }

  addEventListener("load", () => {
    const container = navigator.serviceWorker;
    container.register(new URL("../sw.js", script.src).href, { updateViaCache: "none" }).then(() => container.ready)
      .then((registration) => registration.active.postMessage({ list: list() || undefined, here: location.href }))
      .catch(() => { /* without a worker the page is as good as ever */ });
  });
})();
