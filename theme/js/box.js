// The search box, before anybody goes there: what answers is fetched then, or when the address brings a question.
(() => {
  const box = document.querySelector(".find");
  let asked, waiting;
  const go = () => {
    if (asked || !box.hasAttribute("data-script-src")) return;
    asked = true;
    lianxinBring(box, () => { if (waiting) waiting.dispatchEvent(new Event("submit", { cancelable: true })); }, () => { asked = false; });
  };
  ["focusin", "touchstart", "mouseover"].forEach((name) => box.addEventListener(name, go, { passive: true }));
  if (/[?&]q=/.test(location.search)) go();
  // Whoever presses Enter before it is there waits for the answer; without a network the search's own page is asked.
  box.addEventListener("submit", (event) => {
    if (!asked || window.lianxinSearch) return;
    event.preventDefault();
    waiting = event.target;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !/input|area|select/i.test(event.target.tagName)) {
      event.preventDefault();
      box.querySelector("input").focus();
    }
  });
})();
