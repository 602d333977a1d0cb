// Whether it is open now, by the tables on the page (build_tools/opening/table.py says what they hold). The script looks
// up; it decides nothing. js/coming.js adds the next bus to it, js/duty.js whom to call. What the three say stands in
// them as whole words with places, {x}; pages in other languages have scripts of their own (build_tools/render/spoken.py).
//
// For other scripts, window.lianxinNow:
//   minuteOf(instant)            minutes of Beijing since 1970, from Date.now(); all others take these
//   ready(table[, to])           a table of hours made ready once; "to" is the last day that its record holds
//   stateAt(hours, minute)       1 open, 0 shut, -1 unknown: 请电询
//   nextChange(hours, minute)    the minute of its next change, 0 where none is known
//   changeOf(hours, minute)      11:30 关, 明天 8:00 开, or nothing
//   WORDS, LOOKS                 by state: 开放中 and the class of its badge
//   add(places)                  what is shown again each minute: place.show(place, minute, note)
//   of                           what the two other scripts use of this one
window.lianxinNow || (() => {
  "use strict";
  var MINUTE = 60000, DAY = 1440, BEIJING = 480, FARTHEST = 30;
  var OPEN = 1, SHUT = 0, UNKNOWN = -1;
  var WORDS = { "1": "开放中", "0": "休息中", "-1": "请电询" };
  var LOOKS = { "1": "badge open", "0": "badge", "-1": "badge warn" };

  // Minutes of Beijing since 1970, whatever zone the device keeps; China has no summer time.
  const minuteOf = (instant) => Math.floor(instant / MINUTE) + BEIJING;

  const dayOf = (minute) => Math.floor(minute / DAY);

  const numberOf = (date) => Date.parse(date) / MINUTE / DAY;

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
      patternOn(table, day - 1).forEach((edge) => edges.push(Math.abs(edge) - DAY));
      edges = edges.concat(0).sort((a, b) => a - b);
      for (var i = 0; i < edges.length; i++) {
        var at = from + edges[i];
        if (edges[i] >= 0 && edges[i] < DAY && at > minute && stateAt(table, at) !== state) return at;
      }
    }
    return 0;
  }

  const plain = (minute) => Math.floor(minute / 60) + ":" + ("0" + minute % 60).slice(-2);

  // What is to stand in the places of a sentence.
  const fill = (words, places) => words.replace(/\{(.)\}/g, (_, name) => places[name]);

  const clockOf = (minute) => fill(minute >= 60 && minute < 300 ? "凌晨{t}" : "{t}", { t: plain(minute) });

  function dateOf(day) {
    var date = new Date(day * DAY * MINUTE), x = "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月".split(" ")[date.getUTCMonth()];
    return fill("{x}{n}日", { x: x, n: date.getUTCDate() });
  }

  const weekdayOf = (day) => "周一 周二 周三 周四 周五 周六 周日".split(" ")[(day + 3) % 7];

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
    var next = stateAt(table, at), when = { x: whenOf(at, minute, state === OPEN) };
    if (state === OPEN) return fill(next === SHUT ? "{x} 关" : "{x} 以后请电询", when);
    if (next === SHUT) return "";
    if (next === UNKNOWN) return fill("{x} 起请电询", when);
    var again = state === SHUT && dayOf(at) === dayOf(minute) && patternOn(table, dayOf(at))[0] < minute % DAY;
    return fill(again ? "{x} 再开" : "{x} 开", when);
  }

  function make(parent, tag, looks, text) {
    var made = document.createElement(tag);
    made.className = looks;
    made.append(text || "");
    parent.append(made);
    return made;
  }

  function tell(place, badge, look, where, words) {
    if (place.shown === badge + where + words) return;
    place.shown = badge + where + words;
    place.element.textContent = "";
    make(place.element, "b", look, badge);
    if (where) make(place.element, "span", "", where);
    place.element.append(words);
  }

  function showHours(place, minute, note) {
    var state = stateAt(place.table, minute);
    // What is open first, then what is unknown, and of these what changes soonest: 5e7 minutes end in 2065.
    place.rank = (state === OPEN ? 0 : state === UNKNOWN ? 1 : 2) * 1e9 + (nextChange(place.table, minute) || 5e7);
    tell(place, WORDS[state], LOOKS[state], "", changeOf(place.table, minute) + note);
  }

  function sort(list, places) {
    places.filter((place) => place.rank && list.contains(place.element)).sort((a, b) => a.rank - b.rank).forEach((place) => {
      var row = place.element;
      while (row.parentNode !== list) row = row.parentNode;
      list.append(row);
    });
  }

  const each = (selector, make) => [].map.call(document.querySelectorAll(selector), make);

  function tablesIn(id) {
    var script = document.getElementById(id);
    return script ? JSON.parse(script.textContent) : [];
  }

  var shown = [], clock = document.querySelector("[data-clock]"), ticking;
  var abroad = new Date().getTimezoneOffset() !== -BEIJING ? "（按北京时间）" : "";

  function update() {
    var minute = minuteOf(Date.now()), day = dayOf(minute);
    shown.forEach((place, n) => place.show(place, minute, n || clock ? "" : abroad));
    if (clock) clock.textContent = fill("现在是 {x}（{y}）{z}", { x: dateOf(day), y: weekdayOf(day), z: clockOf(minute - day * DAY) }) + abroad;
  }

  // A row must not move below a finger: lists are put in order only when somebody comes to look.
  function look() {
    update();
    each("[data-sort]", (list) => sort(list, shown));
  }

  function tick() {
    update();
    ticking = setTimeout(tick, MINUTE - Date.now() % MINUTE);
  }

  function add(places) {
    shown = shown.concat(places);
    if (!shown.length) return;
    if (ticking) return update();
    look();
    tick();
    document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  }

  var hours = tablesIn("hours");
  window.lianxinNow = {
    minuteOf, ready, stateAt, nextChange, changeOf, WORDS, LOOKS, add,
    of: { dayOf, numberOf, plain, fill, dateOf, weekdayOf, make, tell, each, tablesIn, hours }
  };
  add(each("[data-hours]", (element) => {
    var table = ready(hours[element.getAttribute("data-hours")], element.getAttribute("data-to"));
    return { element: element, table: table, show: showHours };
  }));
})();
