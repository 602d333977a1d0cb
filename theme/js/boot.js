// Inlined into the head of every page, so that nothing is drawn before it is what the reader has chosen on this device.
(function (page, kept) {
  page.className = "scripted";
  try {
    kept = localStorage;
    var size = +kept["lianxin.size"], look = kept["lianxin.look"];
    if (size > 18 && size <= 30) page.style.fontSize = size / 0.16 + "%";
    if (/^(light|dark|contrast)$/.test(look)) page.setAttribute("data-look", look);
  } catch (refused) { /* a browser that keeps nothing: the page is as it is for everyone */ }
})(document.documentElement);
