// What is fetched only when somebody asks for it or comes near it: the panels of 大字 and 二维码, and what brings to life
// what stands below the first screen.
let brought = 0;
const on = (element, names, act) => names.split(" ").forEach((name) => element.addEventListener(name, act, { passive: true }));

// The element says what it needs: a style sheet, what goes with its script, and last the script.
function bring(element, then, failed) {
  let left = 0;
  const fetch = (name, kind, key) => {
    const made = document.createElement(kind), address = element.getAttribute("data-" + name);
    if (!address || name === "with-src" && !then && brought++) return; // the data of what is live comes once
    left++;
    made.async = false; // in this order
    made.rel = "stylesheet";
    made[key] = address;
    made.onload = () => { if (!--left && then) then(); };
    made.onerror = failed;
    document.head.append(made);
  };
  fetch("style-href", "link", "href");
  fetch("with-src", "script", "src");
  fetch("script-src", "script", "src");
}

all("button[aria-controls]").forEach((opener) => {
  const panel = document.getElementById(opener.getAttribute("aria-controls"));
  let asked;
  const toggle = () => {
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", !panel.hidden);
  };
  on(opener, "click", () => {
    if (asked) return toggle();
    asked = true;
    bring(panel, toggle, () => { asked = false; }); // no network: the next press asks again
  });
});

// When it is seen, or at the first touch, key or scroll; what is hidden has no place and is not seen.
const parts = all("[data-near]"), live = () => parts.splice(0).forEach((part) => bring(part));
if (parts.some((part) => !part.hidden && part.getBoundingClientRect().top < innerHeight)) live();
on(window, "scroll touchstart mousemove keydown focusin", live);
