// Whom to call now, by the rows and rosters on the page, beside js/now.js.
//
// For other scripts, window.lianxinNow has then:
//   dutyIn(box, hours), answering(duty, minute)  whom to call: rows of a [data-duty] box, those to try first in front
lianxinNow.dutyIn || (function (now) {
  "use strict";
  var OPEN = 1, SHUT = 0, UNKNOWN = -1, DAY = 1440, of = now.of, numberOf = of.numberOf;

  // Whose turn it is, a letter; a dash where it is nobody's.
  function turnAt(roster, minute) {
    if (minute < numberOf(roster.first) * DAY || minute >= (numberOf(roster.last) + 1) * DAY) return "-";
    return roster.turns.charAt(of.dayOf(minute - roster.at) - numberOf(roster.from)) || "-";
  }

  function dutyIn(box, hours) {
    var rows = [].map.call(box.querySelector("template").content.querySelectorAll("li"), function (row, n) {
      function said(name) { return row.getAttribute("data-" + name); }
      return {
        row: row, element: row.querySelector(".state"), n: n, reach: +said("reach"), roster: said("roster"), turn: said("turn"),
        number: row.querySelector(".what + .tel").href, always: said("open") === null ? UNKNOWN : OPEN,
        table: said("when") && now.ready(hours[said("when")], said("to"))
      };
    });
    return { rows: rows, rosters: JSON.parse(box.querySelector("script").textContent), list: box.querySelector("ul"), box: box };
  }

  // The rows that may be called at a minute, in the order of build_tools/derive/answering.py; each number once.
  function answering(duty, minute) {
    var there = {}, seen = {};
    function ordered(rows, near) {
      return rows.sort(function (a, b) { return near * (a.reach - b.reach) + b.state - a.state || a.reach - b.reach || a.n - b.n; });
    }
    duty.rows.forEach(function (row) {
      row.state = row.table ? now.stateAt(row.table, minute) : row.always;
      if (!row.turn || row.turn === "-") return;
      if (turnAt(duty.rosters[row.roster], minute) !== row.turn) row.state = SHUT;
      else if (row.state !== SHUT) there[row.roster] = 1;
    });
    return ordered(ordered(duty.rows.filter(function (row) {
      return row.state !== SHUT && !(row.turn === "-" && there[row.roster]);
    }), 0).filter(function (row) { return seen[row.number] ? 0 : seen[row.number] = 1; }), 9);
  }

  function showDuty(duty, minute) {
    var rows = answering(duty, minute).slice(0, duty.box.getAttribute("data-duty")), key = rows.map(function (row) { return row.n; }) + "";
    rows.forEach(function (row) { of.tell(row, row.state === OPEN ? "有人接" : "不一定有人接", now.LOOKS[row.state], "", ""); });
    if (duty.shown === key) return;
    duty.shown = key;
    duty.list.textContent = rows.length ? "" : "附近没有人值班，打 12345。";
    rows.forEach(function (row) { duty.list.appendChild(row.row); });
    duty.box.hidden = false;
  }

  now.dutyIn = dutyIn;
  now.answering = answering;
  of.each(".answering [data-duty] + [data-instead]", function (boards) { boards.hidden = true; });
  now.add(of.each("[data-duty]", function (box) {
    var duty = dutyIn(box, of.hours);
    return { show: function (_, minute) { showDuty(duty, minute); } };
  }));
  of.each(".awaiting", function (boards) { boards.classList.remove("awaiting"); });
})(lianxinNow);
