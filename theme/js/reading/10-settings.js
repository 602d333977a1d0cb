// How the reader wants to read: size of letters and colours, kept on the device. js/boot.js applies them to the next page.
// js/reader/10-asked.js fetches it when somebody looks for it.
(function () {
  "use strict";
  var SIZES = [18, 20, 22, 24, 27, 30];
  var page = document.documentElement, panel = document.getElementById("reading");
  var said = panel.querySelector("[role=status]");

  function kept(name) {
    try { return localStorage.getItem("lianxin." + name); } catch (refused) { return null; }
  }

  function keep(name, value) {
    try { localStorage.setItem("lianxin." + name, value); } catch (refused) { /* then it holds for this page */ }
  }

  function each(selector, act) {
    [].forEach.call(panel.querySelectorAll(selector), act);
  }

  function mark(look) {
    each("[data-look]", function (button) {
      button.setAttribute("aria-pressed", button.getAttribute("data-look") === look);
    });
  }

  var at = Math.max(SIZES.indexOf(+kept("size")), 0);
  mark(kept("look") || "");

  each("[data-step]", function (button) {
    var step = +button.getAttribute("data-step");
    button.addEventListener("click", function () {
      at = step ? Math.min(Math.max(at + step, 0), SIZES.length - 1) : 0;
      page.style.fontSize = at ? SIZES[at] / 0.16 + "%" : "";
      keep("size", SIZES[at]);
      said.textContent = said.getAttribute("data-size") + " " + SIZES[at] +
        (at ? at === SIZES.length - 1 ? said.getAttribute("data-largest") : "" : said.getAttribute("data-usual"));
    });
  });

  each("[data-look]", function (button) {
    button.addEventListener("click", function () {
      var look = button.getAttribute("data-look");
      if (look) page.setAttribute("data-look", look); else page.removeAttribute("data-look");
      keep("look", look);
      mark(look);
    });
  });
})();
