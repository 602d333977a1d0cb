// The button 大字: what it opens is fetched when somebody presses it for the first time, and shown when it can be used.
(function () {
  "use strict";
  var panel = document.getElementById("reading"), opener = document.querySelector("[aria-controls=reading]"), script;

  function toggle() {
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", !panel.hidden);
  }

  opener.addEventListener("click", function () {
    if (script) return toggle();
    script = document.createElement("script");
    script.onload = toggle;
    script.onerror = function () { script = null; }; // no network: the next press asks again
    script.src = panel.getAttribute("data-script");
    document.head.appendChild(script);
  });
})();
