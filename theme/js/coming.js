// The next bus, by the tables on the page (build_tools/departures/table.py says what they hold), beside js/now.js.
//
// For other scripts, window.lianxinNow has then:
//   line(table)                  a table of departures made ready once; its ways[n].to and ways[n].stops[n]
//   callsOn(line, way, stop, day)      that stop on a service day, in days since 1970: times and waits, minutes from midnight
//   comingOf(line, way, stop, minute)  下一班 12:30，末班 16:30; way and stop are numbers
//   nextAt(line, way, stop, minute)    the minute of the next bus (now, where one comes every few minutes), or 0
lianxinNow.line || ((now) => {
  "use strict";
  var DAY = 1440, FARTHEST = 30, of = now.of, dayOf = of.dayOf, numberOf = of.numberOf, plain = of.plain, fill = of.fill;

  // One stop of one direction on a service day: times in order, waits with their hours, and what is not known.
  function callsOn(line, way, stop, day) {
    way = line.ways[way];
    var found = { day: day, times: [], waits: [], note: "请电询" };
    if (day < line.first || day >= line.end) return found;
    var plan = way.plans[way.days.charCodeAt(day - line.first) - 65], at = plan.at || way.stops.map((_, n) => n);
    var places = [], untimed = false, runs = plan.runs || [], waits = plan.waits || [];
    at.forEach((each, place) => { if (each === stop) places.push(place); });
    if (places.length > 1 && places[places.length - 1] === at.length - 1) places.pop();
    places.forEach((place) => {
      for (var i = 0; i < runs.length; i += 2) {
        var after = runs[i + 1][place];
        if (after === undefined) untimed = true;
        else if (after !== null) runs[i].forEach((start) => { found.times.push(start + after); });
      }
      if (waits.length && plan.after[place] === -1) untimed = true;
    });
    found.times.sort((a, b) => a - b);
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
      calls.times.forEach((time) => {
        if (base + time >= minute && !(found.at <= base + time)) { found.at = base + time; found.calls = calls; }
      });
      calls.waits.forEach((wait) => {
        var begins = base + wait[0];
        if (!found.wait && day <= today && begins <= minute && minute < base + wait[1]) found.wait = [wait, calls];
        if (!found.later && begins > minute) found.later = [wait, calls, begins];
      });
    }
    return found;
  }

  const everyOf = (wait) => fill(wait[3] > wait[2] ? "约 {n}–{m} 分钟一班" : "约 {n} 分钟一班", { n: wait[2], m: wait[3] });

  const aheadOf = (day, today) => day - today < 1 ? "" : day - today < 2 ? "明天" : fill("{x}（{y}）", { x: of.dateOf(day), y: of.weekdayOf(day) });

  // A time of a service day as it is said today: what was 次日 yesterday is today's.
  const saidOn = (today, day, time) => fill(day + dayOf(time) !== today && time >= DAY ? "次日{t}" : "{t}", { t: plain(time % DAY) });

  function comingOf(line, way, stop, minute) {
    var today = dayOf(minute), now = callsOn(line, way, stop, today), found = ahead(line, way, stop, minute), calls = found.calls;
    const said = (of, time) => saidOn(today, of.day, time);
    function doubted(words, x, y) { return fill(calls.note ? "{x}（{a}）" : "{x}", { x: fill(words, { x: x, y: y }), a: calls.note }); }
    const lastOf = (of) => of.times[of.times.length - 1];
    if (today === line.first) return "请电询";
    if (found.wait) {
      calls = found.wait[1];
      return doubted(calls.times.length ? "{x}，末班 {y}" : "{x}", everyOf(found.wait[0]), said(calls, lastOf(calls)));
    }
    if (found.later && !(found.at <= found.later[2])) {
      calls = found.later[1];
      return doubted("{x} 起{y}", (aheadOf(calls.day, today) + " " + said(calls, found.later[0][0])).trim(), everyOf(found.later[0]));
    }
    var had = now.times.length || now.waits.length;
    if (!calls) return now.note || (had ? "末班已过，以后请电询" : "近一个月没有写明的班次，请电询");
    if (calls.day > today) {
      var first = fill("{x}首班 {y}", { x: aheadOf(calls.day, today), y: saidOn(-1, calls.day, calls.times[0]) });
      return doubted("{x}，{y}", had ? "末班已过" : now.off ? "今天停驶" : now.note || "今天不停这一站", first);
    }
    var time = found.at - calls.day * DAY, clock = said(calls, time), last = lastOf(calls);
    if (time === calls.times[0] && time < last) return doubted("首班 {x}", clock);
    if (calls.some && !calls.waits.length) return doubted("末班 {x}，中间的班次没有写明", clock);
    return doubted(time === last ? "下一班 {x}，是末班" : "下一班 {x}，末班 {y}", clock, said(calls, last));
  }

  function nextAt(line, way, stop, minute) {
    var found = ahead(line, way, stop, minute);
    var next = Math.min(found.wait ? minute : Infinity, found.at || Infinity, found.later ? found.later[2] : Infinity);
    return next < Infinity ? next : 0;
  }

  function showBus(place, minute, note) {
    var way = place.table.ways[place.way], stop = Math.max(0, way.stops.indexOf(place.stop));
    var next = nextAt(place.table, place.way, stop, minute), wait = next - minute;
    var soon = fill(place.counts && wait > 0 && wait <= 60 ? "{x}，还有 {n} 分钟" : "{x}", { x: comingOf(place.table, place.way, stop, minute), n: wait });
    of.tell(place, way.to, "badge plain", way.stops[stop], soon + note);
  }

  // A choice of the stop, made here because it is of no use without this script; it is kept nowhere.
  function offerStops(box, buses, update) {
    var select = document.createElement("select"), names = [];
    buses.forEach((bus) => {
      bus.counts = 1;
      bus.table.ways[bus.way].stops.forEach((name) => { if (names.indexOf(name) < 0) names.push(name); });
    });
    ["起点站"].concat(names).forEach((name) => { select.appendChild(new Option(name, name)); });
    select.onchange = () => {
      buses.forEach((bus) => { bus.stop = select.value; });
      update();
    };
    box.appendChild(select);
    box.hidden = false;
  }

  now.line = lineOf;
  now.callsOn = callsOn;
  now.comingOf = comingOf;
  now.nextAt = nextAt;
  var lines = (window.lianxinLive || { lines: of.tablesIn("lines") }).lines;
  var buses = of.each("[data-line]", (element) => {
    var table = lines[element.getAttribute("data-line")];
    return table && { element: element, table: lineOf(table), way: element.getAttribute("data-way"), show: showBus };
  }).filter(Boolean);
  of.each("[data-stops]", (box) => { offerStops(box, buses, () => { now.add([]); }); });
  // The timetable of the day of the build is not today's on another day. Behind the buses: the first says whose time it is.
  now.add(buses.concat(of.each("[data-built]", (word) => ({ show: (_, minute) => {
    if (dayOf(minute) !== numberOf(word.getAttribute("data-built"))) word.textContent = "更新那天";
  } }))));
})(lianxinNow);
