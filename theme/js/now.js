// What holds now, by the tables on the page: whether it is open (build_tools/opening/table.py says what they
// hold), and the next bus (build_tools/departures/table.py). The script looks up; it decides nothing.
//
// For other scripts, window.lianxinNow:
//   minuteOf(instant)            minutes of Beijing since 1970, from Date.now(); all others take these
//   ready(table[, to])           a table of hours made ready once; "to" is the last day that its record holds
//   stateAt(hours, minute)       1 open, 0 shut, -1 unknown: 请电询
//   nextChange(hours, minute)    the minute of its next change, 0 where none is known
//   changeOf(hours, minute)      11:30 关, 明天 8:00 开, or nothing
//   WORDS, LOOKS                 by state: 开放中 and the class of its badge
//   line(table)                  a table of departures made ready once; its ways[n].to and ways[n].stops[n]
//   callsOn(line, way, stop, day)      that stop on a service day, in days since 1970: times and waits, minutes from midnight
//   comingOf(line, way, stop, minute)  下一班 12:30，末班 16:30; way and stop are numbers
//   dutyIn(box, hours), answering(duty, minute)  whom to call: rows of a [data-duty] box, those to try first in front
//   nextAt(line, way, stop, minute)    the minute of the next bus (now, where one comes every few minutes), or 0
(function () {
  "use strict";
  function said(words) { return window.lianxinSay ? window.lianxinSay(words) : words; }

  var MINUTE = 60000, DAY = 1440, BEIJING = 480, FARTHEST = 30;
  var OPEN = 1, SHUT = 0, UNKNOWN = -1;
  var WORDS = { "1": "开放中", "0": "休息中", "-1": "请电询" };
  var LOOKS = { "1": "badge open", "0": "badge", "-1": "badge warn" };

  // Minutes of Beijing since 1970, whatever zone the device keeps; China has no summer time.
  function minuteOf(instant) {
    return Math.floor(instant / MINUTE) + BEIJING;
  }

  function dayOf(minute) {
    return Math.floor(minute / DAY);
  }

  function numberOf(date) {
    return Date.parse(date) / MINUTE / DAY;
  }

  // A table with its days counted from 1970; after the day "to", if there is one, nothing is known either.
  function ready(table, to) {
    var first = numberOf(table.from), end = first + table.days, differing = {};
    for (var i = 0; i < table.except.length; i += 2) differing[first + table.except[i]] = table.except[i + 1];
    return {
      first: first, end: to ? Math.min(end, numberOf(to) + 1) : end,
      patterns: table.patterns, weeks: table.weeks, differing: differing
    };
  }

  function patternOn(table, day) {
    var n = table.weeks.length - 1;
    if (table.differing[day] >= 0) return table.patterns[table.differing[day]];
    while (table.first + table.weeks[n][0] > day) n--;
    return table.patterns[table.weeks[n][1 + (day + 3) % 7]]; // 1970 began on a Thursday
  }

  function within(pattern, minute) {
    for (var i = 0; i < pattern.length; i += 2) {
      if (pattern[i] <= minute && minute < Math.abs(pattern[i + 1])) return pattern[i + 1] < 0 ? UNKNOWN : OPEN;
    }
    return SHUT;
  }

  function stateAt(table, minute) {
    var day = dayOf(minute), clock = minute - day * DAY;
    if (day <= table.first || day >= table.end) return UNKNOWN;
    var today = within(patternOn(table, day), clock), night = within(patternOn(table, day - 1), clock + DAY);
    return today === OPEN || night === OPEN ? OPEN : today || night;
  }

  // The next minute with another state; 0 where the table tells of none, or it is far.
  function nextChange(table, minute) {
    var state = stateAt(table, minute), first = dayOf(minute), from = first * DAY;
    if (first <= table.first) return 0;
    for (var day = first; day < table.end && day <= first + FARTHEST; day++, from += DAY) {
      var edges = patternOn(table, day).map(Math.abs);
      patternOn(table, day - 1).forEach(function (edge) { edges.push(Math.abs(edge) - DAY); });
      edges = edges.concat(0).sort(function (a, b) { return a - b; });
      for (var i = 0; i < edges.length; i++) {
        var at = from + edges[i];
        if (edges[i] >= 0 && edges[i] < DAY && at > minute && stateAt(table, at) !== state) return at;
      }
    }
    return 0;
  }

  function plain(minute) {
    return Math.floor(minute / 60) + ":" + ("0" + minute % 60).slice(-2);
  }

  function clockOf(minute) {
    return (minute >= 60 && minute < 300 ? "凌晨" : "") + plain(minute);
  }

  function dateOf(day) {
    var date = new Date(day * DAY * MINUTE);
    return date.getUTCMonth() + 1 + "月" + date.getUTCDate() + "日";
  }

  function weekdayOf(day) {
    return "周" + "一二三四五六日".charAt((day + 3) % 7);
  }

  // 17:00, 明天 8:30, 周一 8:30, 10月8日 8:30; the midnight that ends a day is its 24:00.
  function whenOf(at, minute, ends) {
    var day = dayOf(at), clock = at - day * DAY, days;
    if (ends && !clock) { day--; clock = DAY; }
    days = day - dayOf(minute);
    if (days < 1) return clockOf(clock);
    return (days < 2 ? "明天" : days < 7 ? weekdayOf(day) : dateOf(day)) + " " + clockOf(clock);
  }

  function changeOf(table, minute) {
    var state = stateAt(table, minute), at = nextChange(table, minute);
    if (!at) return state === OPEN && dayOf(minute) + FARTHEST < table.end ? "24小时" : "";
    var next = stateAt(table, at), when = whenOf(at, minute, state === OPEN);
    if (state === OPEN) return when + (next === SHUT ? " 关" : " 以后请电询");
    if (next === SHUT) return "";
    if (next === UNKNOWN) return when + " 起请电询";
    var again = state === SHUT && dayOf(at) === dayOf(minute) && patternOn(table, dayOf(at))[0] < minute % DAY;
    return when + (again ? " 再开" : " 开");
  }

  // One stop of one direction on a service day: times in order, waits with their hours, and what is not known.
  function callsOn(line, way, stop, day) {
    way = line.ways[way];
    var found = { day: day, times: [], waits: [], note: "请电询" };
    if (day < line.first || day >= line.end) return found;
    var plan = way.plans[way.days.charCodeAt(day - line.first) - 65], at = plan.at || way.stops.map(function (_, n) { return n; });
    var places = [], untimed = false, runs = plan.runs || [], waits = plan.waits || [];
    at.forEach(function (each, place) { if (each === stop) places.push(place); });
    if (places.length > 1 && places[places.length - 1] === at.length - 1) places.pop();
    places.forEach(function (place) {
      for (var i = 0; i < runs.length; i += 2) {
        var after = runs[i + 1][place];
        if (after === undefined) untimed = true;
        else if (after !== null) runs[i].forEach(function (start) { found.times.push(start + after); });
      }
      if (waits.length && plan.after[place] === -1) untimed = true;
    });
    found.times.sort(function (a, b) { return a - b; });
    var shift = waits.length && places.length ? plan.after[places[0]] : null;
    if (shift !== null) {
      shift = Math.max(shift, 0);
      for (var i = 0; i < waits.length; i += 4) found.waits.push([waits[i] + shift, waits[i + 1] + shift, waits[i + 2], waits[i + 3]]);
    }
    found.note = [plan.note, untimed && "有的班次没有写几点到这一站"].filter(Boolean).join("；");
    found.some = plan.some;
    found.off = plan.off;
    return found;
  }

  function lineOf(table) {
    var first = numberOf(table.from);
    return { first: first, end: first + table.days, ways: table.ways };
  }

  // The next written time, the headway that holds and the next to begin, each with the day that it belongs to.
  function ahead(line, way, stop, minute) {
    var today = dayOf(minute), found = {}, day, calls, base;
    if (today === line.first) return found;
    for (day = today - 1; day <= today + FARTHEST; day++) {
      base = day * DAY;
      if (found.wait || found.at < base || found.later && found.later[2] < base) break;
      calls = callsOn(line, way, stop, day);
      calls.times.forEach(function (time) {
        if (base + time >= minute && !(found.at <= base + time)) { found.at = base + time; found.calls = calls; }
      });
      calls.waits.forEach(function (wait) {
        var begins = base + wait[0];
        if (!found.wait && day <= today && begins <= minute && minute < base + wait[1]) found.wait = [wait, calls];
        if (!found.later && begins > minute) found.later = [wait, calls, begins];
      });
    }
    return found;
  }

  function everyOf(wait) {
    return "约 " + wait[2] + (wait[3] > wait[2] ? "–" + wait[3] : "") + " 分钟一班";
  }

  function aheadOf(day, today) {
    return day - today < 1 ? "" : day - today < 2 ? "明天" : dateOf(day) + "（" + weekdayOf(day) + "）";
  }

  // A time of a service day as it is said today: what was 次日 yesterday is today's.
  function saidOn(today, day, time) {
    return (day + dayOf(time) !== today && time >= DAY ? "次日" : "") + plain(time % DAY);
  }

  function comingOf(line, way, stop, minute) {
    var today = dayOf(minute), now = callsOn(line, way, stop, today), found = ahead(line, way, stop, minute), calls = found.calls;
    function said(of, time) { return saidOn(today, of.day, time); }
    function doubt(of) { return of.note ? "（" + of.note + "）" : ""; }
    function lastOf(of) { return of.times[of.times.length - 1]; }
    if (today === line.first) return "请电询";
    if (found.wait) {
      calls = found.wait[1];
      return everyOf(found.wait[0]) + (calls.times.length ? "，末班 " + said(calls, lastOf(calls)) : "") + doubt(calls);
    }
    if (found.later && !(found.at <= found.later[2])) {
      calls = found.later[1];
      return (aheadOf(calls.day, today) + " " + said(calls, found.later[0][0])).trim() + " 起" + everyOf(found.later[0]) + doubt(calls);
    }
    var had = now.times.length || now.waits.length;
    if (!calls) return now.note || (had ? "末班已过，以后请电询" : "近一个月没有写明的班次，请电询");
    if (calls.day > today) {
      return (had ? "末班已过" : now.off ? "今天停驶" : now.note || "今天不停这一站") + "，" + aheadOf(calls.day, today) +
        "首班 " + saidOn(-1, calls.day, calls.times[0]) + doubt(calls);
    }
    var time = found.at - calls.day * DAY, clock = said(calls, time), last = lastOf(calls);
    if (time === calls.times[0] && time < last) return "首班 " + clock + doubt(calls);
    if (calls.some && !calls.waits.length) return "末班 " + clock + "，中间的班次没有写明" + doubt(calls);
    return "下一班 " + clock + (time === last ? "，是末班" : "，末班 " + said(calls, last)) + doubt(calls);
  }

  function nextAt(line, way, stop, minute) {
    var found = ahead(line, way, stop, minute);
    var next = Math.min(found.wait ? minute : Infinity, found.at || Infinity, found.later ? found.later[2] : Infinity);
    return next < Infinity ? next : 0;
  }

  function tell(place, badge, look, where, words) {
    if (place.shown === badge + where + words) return;
    place.shown = badge + where + words;
    place.element.textContent = "";
    [["b", look, said(badge)], ["span", "", where], ["", "", said(words)]].forEach(function (part) {
      var text = document.createTextNode(part[2]), made = part[0] ? document.createElement(part[0]) : text;
      if (made !== text) { made.className = part[1]; made.appendChild(text); }
      if (part[2]) place.element.appendChild(made);
    });
  }

  function showHours(place, minute, note) {
    var state = stateAt(place.table, minute);
    place.rank = [state === OPEN ? 0 : state === UNKNOWN ? 1 : 2, nextChange(place.table, minute) || Infinity];
    tell(place, WORDS[state], LOOKS[state], "", changeOf(place.table, minute) + note);
  }

  function showBus(place, minute, note) {
    var way = place.table.ways[place.way], stop = Math.max(0, way.stops.indexOf(place.stop));
    var next = nextAt(place.table, place.way, stop, minute), wait = next - minute;
    var soon = place.counts && wait > 0 && wait <= 60 ? "，还有 " + wait + " 分钟" : "";
    tell(place, way.to, "badge plain", way.stops[stop], comingOf(place.table, place.way, stop, minute) + soon + note);
  }

  // Whose turn it is, a letter; a dash where it is nobody's.
  function turnAt(roster, minute) {
    if (minute < numberOf(roster.first) * DAY || minute >= (numberOf(roster.last) + 1) * DAY) return "-";
    return roster.turns.charAt(dayOf(minute - roster.at) - numberOf(roster.from)) || "-";
  }

  function dutyIn(box, hours) {
    var rows = [].map.call(box.querySelector("template").content.querySelectorAll("li"), function (row, n) {
      function said(name) { return row.getAttribute("data-" + name); }
      return {
        row: row, element: row.querySelector(".state"), n: n, reach: +said("reach"), roster: said("roster"), turn: said("turn"),
        number: row.querySelector(".what + .tel").href, always: said("open") === null ? UNKNOWN : OPEN,
        table: said("when") && ready(hours[said("when")], said("to"))
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
      row.state = row.table ? stateAt(row.table, minute) : row.always;
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
    rows.forEach(function (row) { tell(row, row.state === OPEN ? "有人接" : "不一定有人接", LOOKS[row.state], "", ""); });
    if (duty.shown === key) return;
    duty.shown = key;
    duty.list.textContent = rows.length ? "" : said("附近没有人值班，打 12345。");
    rows.forEach(function (row) { duty.list.appendChild(row.row); });
    duty.box.hidden = false;
  }

  function sort(list, places) {
    places.filter(function (place) { return place.rank && list.contains(place.element); })
      .sort(function (a, b) { return a.rank[0] - b.rank[0] || (a.rank[1] < b.rank[1] ? -1 : a.rank[1] > b.rank[1] ? 1 : 0); })
      .forEach(function (place) {
        var row = place.element;
        while (row.parentNode !== list) row = row.parentNode;
        list.appendChild(row);
      });
  }

  function each(selector, make) {
    return [].map.call(document.querySelectorAll(selector), make);
  }

  function tablesIn(id) {
    var script = document.getElementById(id);
    return script ? JSON.parse(script.textContent) : [];
  }

  // A choice of the stop, made here because it is of no use without this script; it is kept nowhere.
  function offerStops(box, buses, update) {
    var select = document.createElement("select"), names = [];
    buses.forEach(function (bus) {
      bus.counts = 1;
      bus.table.ways[bus.way].stops.forEach(function (name) { if (names.indexOf(name) < 0) names.push(name); });
    });
    ["起点站"].concat(names).forEach(function (name) { select.appendChild(new Option(said(name), name)); });
    select.onchange = function () {
      buses.forEach(function (bus) { bus.stop = select.value; });
      update();
    };
    box.appendChild(select);
    box.hidden = false;
  }

  function start() {
    var clock = document.querySelector("[data-clock]"), hours = tablesIn("hours"), lines = tablesIn("lines").map(lineOf);
    var abroad = new Date().getTimezoneOffset() !== -BEIJING ? "（按北京时间）" : "";
    var places = each("[data-hours]", function (element) {
      var table = ready(hours[element.getAttribute("data-hours")], element.getAttribute("data-to"));
      return { element: element, table: table, show: showHours };
    });
    var buses = each("[data-line]", function (element) {
      return { element: element, table: lines[element.getAttribute("data-line")], way: element.getAttribute("data-way"), show: showBus };
    });
    var duties = each("[data-duty]", function (box) { return dutyIn(box, hours); });
    places = places.concat(buses);

    function update() {
      var minute = minuteOf(Date.now()), day = dayOf(minute);
      places.forEach(function (place, n) { place.show(place, minute, n || clock ? "" : abroad); });
      duties.forEach(function (duty) { showDuty(duty, minute); });
      // The timetable of the day of the build is not today's on another day.
      each("[data-built]", function (word) { if (numberOf(word.getAttribute("data-built")) !== day) word.textContent = said("更新那天"); });
      if (clock) clock.textContent = said("现在是 " + dateOf(day) + "（" + weekdayOf(day) + "）" + clockOf(minute - day * DAY) + abroad);
    }

    function look() {
      update();
      each("[data-sort]", function (list) { sort(list, places); });
    }

    function tick() {
      update();
      setTimeout(tick, MINUTE - Date.now() % MINUTE);
    }

    each(".answering [data-duty] + [data-instead]", function (boards) { boards.hidden = true; });
    each("[data-stops]", function (box) { offerStops(box, buses, update); });
    look();
    tick();
    // A row must not move below a finger: lists are put in order only when somebody comes to look.
    document.addEventListener("visibilitychange", function () { if (!document.hidden) look(); });
  }

  window.lianxinNow = {
    minuteOf: minuteOf, ready: ready, stateAt: stateAt, nextChange: nextChange, changeOf: changeOf, said: said, WORDS: WORDS, LOOKS: LOOKS,
    line: lineOf, callsOn: callsOn, comingOf: comingOf, nextAt: nextAt, dutyIn: dutyIn, answering: answering
  };
  if (document.querySelector("[data-hours],[data-line],[data-duty]")) start();
})();
