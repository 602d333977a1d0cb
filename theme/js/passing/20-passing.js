// To pass a page on: its QR code, to be printed with the page or scanned from the screen, and its words alone, to be read
// over the telephone. js/reader/10-asked.js fetches this, with the QR code generator, when somebody asks for it.
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg", QUIET = 4;
  var panel = document.getElementById("passing"), canonical = document.querySelector("link[rel=canonical]");
  var address = canonical ? canonical.href : location.href.split("#")[0];

  function drawn(name, looks, parent) {
    var element = document.createElementNS(SVG, name);
    Object.keys(looks).forEach(function (key) { element.setAttribute(key, looks[key]); });
    return parent.appendChild(element);
  }

  function said(text) {
    panel.appendChild(document.createElement("p")).textContent = text;
  }

  function code() {
    var made = qrcode(0, "M"), path = "", row, column;
    made.addData(address);
    made.make();
    var count = made.getModuleCount(), size = count + 2 * QUIET;
    for (row = 0; row < count; row++) for (column = 0; column < count; column++) {
      if (made.isDark(row, column)) path += "M" + (column + QUIET) + "," + (row + QUIET) + "h1v1h-1z";
    }
    var looks = { viewBox: "0 0 " + size + " " + size, width: 240, height: 240, role: "img", "aria-label": panel.getAttribute("aria-label") };
    var svg = drawn("svg", looks, panel);
    drawn("path", { fill: "#fff", d: "M0,0h" + size + "v" + size + "h-" + size + "z" }, svg);
    drawn("path", { fill: "#000", d: path, "shape-rendering": "crispEdges" }, svg);
  }

  // A cell says its column, which on the page the style sheet writes.
  function labelled(act) {
    [].forEach.call(document.querySelectorAll("main [data-label]"), function (cell) {
      if (cell.getAttribute("data-label")) act(cell, cell.getAttribute("data-label") + "：");
    });
  }

  code();
  said(address);
  labelled(function (cell, label) { cell.insertBefore(document.createTextNode(label), cell.firstChild); });
  var lines = [].filter.call(document.querySelectorAll("main > *"), function (part) { return !part.matches("nav, form, .find, [hidden]"); })
    .map(function (part) { return part.innerText || ""; }).join("\n").split(/\n+/);
  labelled(function (cell) { cell.removeChild(cell.firstChild); });
  lines.forEach(function (line) { if (line.trim()) said(line.trim()); });
})();
