// The buttons 大字 and 二维码: what they open is fetched when somebody presses for the first time, and shown when it can be used.
[].forEach.call(document.querySelectorAll("button[aria-controls]"), function (opener) {
  "use strict";
  var panel = document.getElementById(opener.getAttribute("aria-controls")), script;

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
});
