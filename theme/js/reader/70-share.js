// Share and copy, where the browser can: the sheet of the phone, or the page's title, its first number and its address.
(function () {
  "use strict";
  var box = document.getElementById("share");
  if (!box || !/^http/.test(location.protocol)) return;
  var share = box.querySelector("[data-share]"), copy = box.querySelector("[data-copy]");
  var address = location.href.split("#")[0];

  function text() {
    var heading = document.querySelector("main h1"), call = document.querySelector("main .call b");
    var lines = [heading ? heading.textContent.trim() : document.title];
    if (call) lines.push(call.textContent.trim());
    return lines.join("\n");
  }

  share.hidden = !navigator.share;
  copy.hidden = !(navigator.clipboard && navigator.clipboard.writeText);
  box.hidden = false;
  share.addEventListener("click", function () {
    navigator.share({ title: document.title, text: text(), url: address }).catch(function () { /* thought better of it */ });
  });
  copy.addEventListener("click", function () {
    navigator.clipboard.writeText(text() + "\n" + address).then(function () {
      copy.textContent = copy.getAttribute("data-copy");
    }).catch(function () { copy.hidden = true; });
  });
})();
