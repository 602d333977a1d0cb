// On paper nothing is folded away, in browsers whose style sheets cannot unfold it either.
window.addEventListener("beforeprint", function () {
  "use strict";
  [].forEach.call(document.querySelectorAll("details"), function (part) { part.open = true; });
});
