// What has run out hides itself, with or without a network; and the service worker is told whose pages to keep.
(function () {
  "use strict";
  var DAY = 86400000, now = Date.now(), script = document.currentScript;

  function over(element, name) {
    return Date.parse(element.getAttribute(name) + "T00:00:00+08:00") + DAY <= now;
  }

  [].forEach.call(document.querySelectorAll("[data-until]"), function (element) {
    if (over(element, "data-until")) element.hidden = true;
  });
  [].forEach.call(document.querySelectorAll("[data-after]"), function (element) {
    if (over(element, "data-after")) element.hidden = false;
  });

  if (!document.documentElement.hasAttribute("data-offline") || !("serviceWorker" in navigator)) return;
  if (!/^http/.test(location.protocol)) return;

  function list() {
    var committee = document.querySelector("[data-committee]");
    if (committee) return committee.getAttribute("data-committee");
    try {
      for (var i = 0; i < localStorage.length; i++) {
        if (/^lianxin\.home:/.test(localStorage.key(i))) return localStorage.getItem(localStorage.key(i));
      }
    } catch (refused) { /* nothing is kept on this device */ }
  }

  window.addEventListener("load", function () {
    var container = navigator.serviceWorker;
    container.register(new URL("../sw.js", script.src).href, { updateViaCache: "none" }).then(function () {
      return container.ready;
    }).then(function (registration) {
      registration.active.postMessage({ list: list(), here: location.href });
    }).catch(function () { /* without a worker the page is as good as ever */ });
  });
})();
