// What stands in the panel of 大字: made here, so that no page carries it for those who never open it.
(function () {
  "use strict";
  var panel = document.getElementById("reading");

  function say(text) { return window.lianxinSay ? window.lianxinSay(text) : text; }

  function make(name, looks, words) {
    var made = document.createElement(name);
    Object.keys(looks).forEach(function (key) { made.setAttribute(key, looks[key]); });
    if (words) made.textContent = say(words);
    return made;
  }

  // Each of a group as a value and its words.
  function group(label, key, buttons) {
    var made = panel.appendChild(make("div", { role: "group", "aria-label": say(label) }));
    buttons.forEach(function (button) {
      var looks = { type: "button" };
      looks[key] = button[0];
      made.appendChild(make("button", looks, button[1]));
    });
  }

  group("字号", "data-step", [["-1", "A− 小一点"], ["0", "A 原样"], ["1", "A+ 大一点"]]);
  group("颜色", "data-look", [["", "自动"], ["light", "浅色"], ["dark", "深色"], ["contrast", "高对比"]]);
  panel.appendChild(make("button", { type: "button", "data-aloud": say("停止朗读"), hidden: "" }, "朗读这一页"));
  panel.appendChild(make("p", { role: "status", "data-size": say("字号"), "data-usual": say("，原样"), "data-largest": say("，最大") }));
})();
