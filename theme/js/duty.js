// Whom to call now, by the rows and rosters on the page, beside js/now.js.
//
// For other scripts, window.lianxinNow has then:
//   dutyIn(data, hours), answering(duty, minute)  whom to call: rows of on_duty.py, those to try first in front
lianxinNow.dutyIn || ((now) => {
  "use strict";
  var OPEN = 1, SHUT = 0, UNKNOWN = -1, DAY = 1440, of = now.of, numberOf = of.numberOf;

  // Whose turn it is, a letter; a dash where it is nobody's.
  function turnAt(roster, minute) {
    if (minute < numberOf(roster.first) * DAY || minute >= (numberOf(roster.last) + 1) * DAY) return "-";
    return roster.turns.charAt(of.dayOf(minute - roster.at) - numberOf(roster.from)) || "-";
  }

  function dutyIn(data, hours) {
    var rows = data.rows.map((row, n) => {
      return {
        of: row, n: n, reach: row.reach, roster: row.roster, turn: row.turn, number: row.call[0], always: row.open ? OPEN : UNKNOWN,
        table: hours[row.when] && now.ready(hours[row.when], row.to)
      };
    });
    return { rows: rows, rosters: data.rosters };
  }

  // On pages in English what nobody has translated says that it is Chinese.
  function put(parent, tag, looks, text) {
    var made = of.make(parent, tag, looks, text);
    if (document.documentElement.lang === "en" && /^[^a-z]*[\u3400-\u9fff][^a-z]*$/i.test(text)) made.lang = "zh-Hans";
    return made;
  }

  function call(parent, looks, to, name) {
    var link = of.make(parent, "a", looks);
    link.href = to[0];
    link.setAttribute("aria-label", to[2] || of.fill("拨打{a} {d}", { a: name, d: to[1].replace(/\D/g, "").split("").join(" ") }));
    if (looks) of.make(link, "i", "icon i-phone");
    link.append(to[1]);
  }

  // The row as an element; its place.element says whether anybody answers.
  function rowOf(place) {
    var row = place.of, made = document.createElement("li"), what = of.make(made, "div", "what"), backup;
    put(what, "b", "", row.name);
    if (row.about) put(what, "p", "", row.about);
    put(what, "p", "", row.hours);
    place.element = of.make(what, "p", "state");
    call(made, "tel", row.call, row.name);
    if (row.backup) {
      backup = of.make(made, "p", "backup", "没人接，打 ");
      call(backup, "", row.backup, row.backed || "没人接时");
      if (row.backed) put(backup, "span", "", of.fill("（{a}）", { a: row.backed }));
    }
    return made;
  }

  // The rows that may be called at a minute, in the order of build_tools/derive/answering.py; each number once.
  function answering(duty, minute) {
    var there = {}, seen = {};
    function ordered(rows, near) {
      return rows.sort((a, b) => near * (a.reach - b.reach) + b.state - a.state || a.reach - b.reach || a.n - b.n);
    }
    duty.rows.forEach((row) => {
      row.state = row.table ? now.stateAt(row.table, minute) : row.always;
      if (!row.turn || row.turn === "-") return;
      if (turnAt(duty.rosters[row.roster], minute) !== row.turn) row.state = SHUT;
      else if (row.state !== SHUT) there[row.roster] = 1;
    });
    return ordered(ordered(duty.rows.filter((row) => {
      return row.state !== SHUT && !(row.turn === "-" && there[row.roster]);
    }), 0).filter((row) => seen[row.number] ? 0 : seen[row.number] = 1), 9);
  }

  function showDuty(duty, minute) {
    var rows = answering(duty, minute).slice(0, duty.box.getAttribute("data-duty")), key = rows.map((row) => row.n) + "";
    rows.forEach((row) => { row.row = row.row || rowOf(row); of.tell(row, row.state === OPEN ? "有人接" : "不一定有人接", now.LOOKS[row.state], "", ""); });
    if (duty.shown === key) return;
    duty.shown = key;
    duty.list.textContent = rows.length ? "" : "附近没有人值班，打 12345。";
    rows.forEach((row) => { duty.list.append(row.row); });
    duty.box.hidden = false;
  }

  now.dutyIn = dutyIn;
  now.answering = answering;
  of.each(".answering [data-duty] + [data-instead]", (boards) => { boards.hidden = true; });
  now.add(of.each("[data-duty]", (box) => {
    var live = window.lianxinLive || { duty: JSON.parse(box.querySelector("script").textContent), hours: of.hours };
    var duty = dutyIn(live.duty, live.hours);
    duty.box = box;
    duty.list = box.querySelector("ul");
    return { show: (_, minute) => { showDuty(duty, minute); } };
  }));
})(lianxinNow);
