// Share and copy, where the browser can: the sheet of the phone, or the page's title, its first number and its address.
(() => {
  const box = document.getElementById("share"), one = (what) => document.querySelector(what);
  if (!box || !/^http/.test(location.protocol)) return;
  const share = one("[data-share]"), copy = one("[data-copy]"), address = location.href.split("#")[0];
  const text = () => [one("main h1"), one("main .call b")].filter(Boolean).map((element) => element.textContent.trim()).join("\n") || document.title;

  share.hidden = !navigator.share;
  copy.hidden = !(navigator.clipboard && navigator.clipboard.writeText);
  box.hidden = false;
  share.onclick = () => navigator.share({ title: document.title, text: text(), url: address }).catch(() => { /* thought better of it */ });
  copy.onclick = () => navigator.clipboard.writeText(text() + "\n" + address)
    .then(() => { copy.textContent = copy.getAttribute("data-copy"); }).catch(() => { copy.hidden = true; });
})();
