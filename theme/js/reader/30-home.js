// Whose neighbourhood it is: chosen once, kept on the device, and the home page of every page from then on.
(function () {
  "use strict";
  var brand = document.querySelector(".brand"), here = document.querySelector(".mine");
  var root = brand.getAttribute("href").replace("index.html", "");
  var key = "lianxin.home:" + brand.pathname.replace(/((zh-hant|en)\/)?index\.html$/, ""); // several sites may share a host, or a stick

  var now = document.querySelectorAll('a[href="' + root + 'now/index.html"]');

  function kept() {
    try { return localStorage.getItem(key) || ""; } catch (refused) { return ""; }
  }

  function keep(id) {
    try { localStorage.setItem(key, id); } catch (refused) { /* then it is asked again */ }
    show();
  }

  function show() {
    var home = kept();
    if (/^[a-z0-9-]+$/.test(home)) {
      [].forEach.call(document.querySelectorAll(".brand, .crumbs li:first-child > a"), function (link) {
        link.setAttribute("href", root + "c/" + home + "/index.html");
      });
      [].forEach.call(now, function (link) { link.setAttribute("href", root + "c/" + home + "/now.html"); });
    }
    if (!here) return;
    here.hidden = false;
    [].forEach.call(here.children, function (part) {
      part.hidden = (part.getAttribute("data-when") === "mine") !== (home === here.getAttribute("data-home"));
    });
  }

  if (here && !kept() && here.hasAttribute("data-first")) keep(here.getAttribute("data-home")); // the card's QR leads here
  document.addEventListener("click", function (event) {
    var chosen = event.target.closest("[data-choose]");
    if (chosen) keep(chosen.getAttribute("data-choose"));
  });
  show();
})();
