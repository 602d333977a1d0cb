// The button 大字: what it opens is fetched when somebody presses it for the first time.
(function () {
  "use strict";
  var panel = document.getElementById("reading"), opener = document.querySelector("[aria-controls=reading]"), script;
  opener.addEventListener("click", function () {
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", !panel.hidden);
    if (script) return;
    script = document.createElement("script");
    script.src = panel.getAttribute("data-script");
    document.head.appendChild(script);
  });
})();
