// Reads the page aloud, where the browser can: numbers digit by digit, times as people say them.
(function () {
  "use strict";
  var button = document.querySelector("#reading [data-aloud]"), voice = window.speechSynthesis;
  if (!voice || !window.SpeechSynthesisUtterance) return;
  var words = [button.textContent, button.getAttribute("data-aloud")], queue = [];
  var NUMBER = /\+?\d{2,4}(-\d{3,4}){1,2}|\d{7,}/g, TIME = /(\d{1,2}):(\d\d)(?:\s*[-–]\s*(?=\S{0,2}\d))?/g;

  function apart(number) {
    return number.replace(/\D+/g, "，").replace(/\d(?=\d)/g, "$& ");
  }

  function spoken(line, numbers) {
    if (!/^zh/.test(document.documentElement.lang)) return line.replace(NUMBER, apart);
    numbers.forEach(function (number) {
      line = line.replace(new RegExp("(^|\\D)" + number + "(?!\\d)", "g"), function (found, before) { return before + apart(number); });
    });
    return line.replace(NUMBER, apart).replace(TIME, function (found, hour, minute) {
      return +hour + "点" + (minute === "00" ? "" : +minute + "分") + (/[-–]/.test(found) ? "到" : "");
    });
  }

  // A cell says its column, which on the page the style sheet writes.
  function labelled(act) {
    [].forEach.call(document.querySelectorAll("main [data-label]"), function (cell) {
      if (cell.getAttribute("data-label")) act(cell, cell.getAttribute("data-label") + "：");
    });
  }

  function linesOfPage() {
    labelled(function (cell, label) { cell.insertBefore(document.createTextNode(label), cell.firstChild); });
    var found = lines();
    labelled(function (cell) { cell.removeChild(cell.firstChild); });
    return found;
  }

  // The lines of the page as they stand, without the ways to other pages.
  function lines() {
    var numbers = [].map.call(document.querySelectorAll("main a[href^='tel:']"), function (link) {
      return link.getAttribute("href").slice(4).replace(/\D.*/, "");
    }).filter(function (number) { return number && number.length < 7; });
    return [].filter.call(document.querySelectorAll("main > *"), function (part) { return !part.matches("nav, form, [hidden]"); })
      .map(function (part) { return part.innerText; }).join("\n").split(/\n+/)
      .filter(function (line) { return line.trim(); })
      .map(function (line) { return spoken(line, numbers); });
  }

  function rest() {
    queue = [];
    voice.cancel();
    button.textContent = words[0];
  }

  // One line at a time: browsers fall silent in the middle of a long text.
  function next() {
    if (!queue.length) return rest();
    var line = new SpeechSynthesisUtterance(queue.shift());
    line.lang = document.documentElement.lang.replace("-Hans", "-CN").replace("-Hant", "-TW");
    line.rate = 0.9;
    line.onend = function () { if (button.textContent === words[1]) next(); };
    line.onerror = rest;
    voice.speak(line);
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    if (button.textContent === words[1]) return rest();
    queue = linesOfPage();
    button.textContent = words[1];
    next();
  });
  window.addEventListener("pagehide", rest);
})();
