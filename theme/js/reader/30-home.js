// Whose neighbourhood it is: chosen once, kept on the device, and the home page of every page from then on.
const brand = document.querySelector(".brand"), here = document.querySelector(".mine");
const root = brand.getAttribute("href").replace("index.html", ""), now = all('a[href="' + root + 'now/index.html"]');
const key = "lianxin.home:" + brand.pathname.replace(/((zh-hant|en)\/)?index\.html$/, ""); // several sites may share a host, or a stick
const lead = (links, page) => links.forEach((link) => link.setAttribute("href", root + "c/" + kept() + page));

function kept() {
  try { return localStorage.getItem(key) || ""; } catch (refused) { return ""; }
}

function keep(id) {
  try { localStorage.setItem(key, id); } catch (refused) { /* then it is asked again */ }
  show();
}

function show() {
  if (/^[a-z0-9-]+$/.test(kept())) {
    lead(all(".brand, .crumbs li:first-child > a"), "/index.html");
    lead(now, "/now.html");
  }
  if (!here) return;
  here.hidden = false;
  [...here.children].forEach((part) => {
    part.hidden = (part.getAttribute("data-when") === "mine") !== (kept() === here.getAttribute("data-home"));
  });
}

if (here && !kept() && here.hasAttribute("data-first")) keep(here.getAttribute("data-home")); // the card's QR leads here
document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-choose]");
  if (chosen) keep(chosen.getAttribute("data-choose"));
});
show();
