// The plain search: every word of the query must stand in a name, another name or a number.
(function () {
  "use strict";
  var input = document.querySelector(".search input");
  var list = document.getElementById("found");
  var said = document.getElementById("said");

  function fold(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function rank(row, words) {
    var name = fold(row[0]), rest = fold(row[1]), digits = row[2].replace(/-/g, "");
    var best = 0;
    for (var i = 0; i < words.length; i++) {
      var word = words[i], number = word.replace(/-/g, ""), score;
      if (/^\d+$/.test(number) && (" " + digits + " ").indexOf(" " + number + " ") >= 0) score = 5;
      else if (name === word) score = 4;
      else if (name.indexOf(word) === 0) score = 3;
      else if (name.indexOf(word) > 0) score = 2;
      else if (rest.indexOf(word) >= 0 || (/^\d{3,}$/.test(number) && digits.indexOf(number) >= 0)) score = 1;
      else return 0;
      best += score;
    }
    return best;
  }

  function item(row) {
    var li = document.createElement("li"), what = document.createElement("div"), link = document.createElement("a");
    what.className = "what";
    link.href = row[4];
    link.textContent = row[0];
    what.appendChild(link);
    var kind = document.createElement("p");
    kind.textContent = row[3];
    what.appendChild(kind);
    li.appendChild(what);
    if (row[2]) {
      var number = row[2].split(" ")[0], call = document.createElement("a");
      call.className = "tel";
      call.href = "tel:" + number.replace(/-/g, "");
      call.textContent = number;
      call.setAttribute("aria-label", "拨打" + row[0] + " " + number.replace(/-/g, "").split("").join(" "));
      li.appendChild(call);
    }
    return li;
  }

  function search() {
    var words = fold(input.value).split(/\s+/).filter(Boolean);
    list.textContent = "";
    list.hidden = true;
    if (!words.length) { said.textContent = ""; return; }
    var found = LIANXIN.map(function (row) { return [rank(row, words), row]; })
      .filter(function (pair) { return pair[0] > 0; })
      .sort(function (a, b) { return b[0] - a[0]; });
    said.textContent = found.length
      ? "找到 " + found.length + " 条" + (found.length > 30 ? "，先列 30 条" : "")
      : "没有找到“" + input.value + "”。换个说法，或打 12345 问。";
    found.slice(0, 30).forEach(function (pair) { list.appendChild(item(pair[1])); });
    list.hidden = !found.length;
  }

  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", search);
  input.form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  search();
  input.focus();
})();
