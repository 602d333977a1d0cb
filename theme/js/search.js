// The search box: a combobox whose popup is a grid (ARIA Authoring Practices), because each answer
// has two things to press, its page and its number. All text is set as text, never as HTML.
var lianxinSearch = {};

function lianxinBegin() {
  "use strict";
  const MOST = 12, RECENT = 6, KEPT = 50, WAIT = 900, SLICE = 8;
  const box = document.querySelector(".find[data-root]");
  if (!box) return;
  const input = box.querySelector("input"), form = box.querySelector("form"), place = box.querySelector(".answers");
  const data = (name) => box.getAttribute("data-" + name);
  let engine, hits = [], cursor = null, timer = 0, asked = {}, tables = [];

  // On pages in another language js/say.js knows our words.
  function say(text) { return window.lianxinSay ? lianxinSay(text) : text; }

  function make(tag, looks, text) {
    const element = document.createElement(tag);
    if (looks) element.className = looks;
    if (text) element.textContent = say(text);
    return element;
  }

  function put(parent, ...children) {
    children.forEach((child) => child && parent.appendChild(child));
    return parent;
  }

  const said = put(place, make("p", "said soft")).lastChild, grid = put(place, make("div", "rows found")).lastChild;
  const beside = put(place, make("div", "beside")).lastChild;
  said.setAttribute("role", "status");
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", say("找到的"));
  grid.id = "found";
  grid.hidden = true;
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-haspopup", "grid"], ["aria-controls", "found"], ["aria-expanded", "false"]]) input.setAttribute(name, value);

  // ---- what is kept on this device, and nowhere else

  function kept(name) {
    try { return JSON.parse(localStorage.getItem(name)) || []; } catch (_) { return []; }
  }

  function keep(name, words) {
    try { words.length ? localStorage.setItem(name, JSON.stringify(words)) : localStorage.removeItem(name); } catch (_) { /* private mode keeps nothing */ }
  }

  function remember(name, word, most) {
    keep(name, [word].concat(kept(name).filter((other) => other !== word)).slice(0, most));
  }

  // ---- the engine, and what it fetches

  function start() {
    if (engine) return;
    engine = lianxinEngine.make(JSON.parse(box.querySelector(".index").textContent));
    if (!window.lianxinNow) fetchScript("now");
    later(prepare);
  }

  // Between keys, in slices too short to be felt: the sounds of all names, so that the first pinyin need not wait.
  function prepare() {
    const until = Date.now() + SLICE;
    if (!engine.prepare(() => Date.now() > until)) later(prepare);
  }

  function later(what) {
    window.requestIdleCallback ? requestIdleCallback(what) : setTimeout(what, 50);
  }

  // A script element, because a page opened from a stick may not fetch.
  function fetchScript(name) {
    if (asked[name]) return;
    asked[name] = true;
    const script = document.createElement("script");
    script.src = data(name + "-src");
    script.onload = () => search();
    script.onerror = () => { asked[name] = false; };
    document.head.appendChild(script);
  }

  function tableOf(i) {
    const n = engine.core.H[i], now = window.lianxinNow;
    if (n < 0 || !now) return null;
    return tables[n] || (tables[n] = now.ready(engine.core.tables[n]));
  }

  function isOpen(i) {
    const table = tableOf(i);
    return table && lianxinNow.stateAt(table, lianxinNow.minuteOf(Date.now())) === 1 ? 1 : 0;
  }

  // ---- one answer

  function marked(element, text, words) {
    const low = text.toLowerCase(), spans = [];
    words.filter(Boolean).forEach((word) => {
      for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) spans.push([at, at + word.length]);
    });
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let from = 0;
    for (const [a, b] of spans) if (a >= from) {
      put(element, document.createTextNode(text.slice(from, a)), make("mark", "", text.slice(a, b)));
      from = b;
    }
    return put(element, document.createTextNode(text.slice(from)));
  }

  function markedNumber(element, phone, digits) {
    const at = digits.length > 1 ? phone.replace(/\D/g, "").indexOf(digits) : -1;
    if (at < 0) return put(element, document.createTextNode(phone));
    const places = [...phone].map((c, i) => /\d/.test(c) ? i : -1).filter((i) => i >= 0);
    const a = places[at], b = places[at + digits.length - 1] + 1;
    return put(element, document.createTextNode(phone.slice(0, a)), make("mark", "", phone.slice(a, b)), document.createTextNode(phone.slice(b)));
  }

  function cell(row, content) {
    const one = make("div", "cell");
    one.setAttribute("role", "gridcell");
    put(row, put(one, content));
    one.id = "f" + row.at + "-" + (row.children.length - 1);
    return one;
  }

  function addressOf(i) {
    const kind = engine.core.kinds[engine.core.K[i]];
    return data("root") + kind[1] + engine.ids[i] + kind[2];
  }

  function stateOf(i) {
    const table = tableOf(i);
    if (!table) return null;
    const now = lianxinNow, minute = now.minuteOf(Date.now()), state = now.stateAt(table, minute);
    return put(make("p", "state"), make("b", now.LOOKS[state], now.WORDS[state]), document.createTextNode(say(now.changeOf(table, minute))));
  }

  // The next bus at the first stop of each direction.
  function busesOf(i) {
    const now = window.lianxinNow, n = engine.core.R[i];
    if (n < 0 || !now) return [];
    const line = now.line(engine.core.lines[n]);
    return line.ways.map((way, w) => put(make("p", "state"), make("b", "badge plain", way.to),
      document.createTextNode(way.stops[0] + " " + say(now.comingOf(line, w, 0, now.minuteOf(Date.now()))))));
  }

  function snippet(hit) {
    const body = (engine.bodies() || [])[hit.i] || "", at = hit.tier === 9 ? body.indexOf(hit.word) : -1;
    if (at < 0) return null;
    return marked(make("p"), (at > 12 ? "…" : "") + body.slice(Math.max(0, at - 12), at + 36) + "…", [hit.word]);
  }

  function rowOf(hit, at, words, digits) {
    const i = hit.i, core = engine.core, row = make("div", "row"), what = make("div", "what"), link = make("a");
    row.at = at;
    row.setAttribute("role", "row");
    link.href = addressOf(i);
    marked(link, engine.shown[i], words.concat(hit.word));
    const unit = engine.units[engine.owners[i]], kind = core.kinds[core.K[i]][0];
    const about = [kind, unit !== engine.names[i] && unit, core.F[i] && "待核对"].filter(Boolean).join(" · ");
    put(what, link, make("p", "", about));
    if (engine.addresses[i]) put(what, marked(make("p"), engine.addresses[i], words));
    put(what, snippet(hit), stateOf(i), ...busesOf(i));
    cell(row, what);
    const phone = engine.phones[i].find((p) => digits.length > 2 && p.replace(/\D/g, "").indexOf(digits) >= 0) || engine.phones[i][0];
    if (phone) {
      const call = make("a", "tel");
      call.href = "tel:" + phone.replace(/[^\d+,;]/g, "");
      call.setAttribute("aria-label", say("拨打" + engine.shown[i]) + " " + [...phone.replace(/\D/g, "")].join(" "));
      cell(row, markedNumber(put(call, make("i", "icon i-phone")), phone, digits));
    }
    return row;
  }

  // ---- the list

  function empty() {
    [grid, beside].forEach((element) => { element.textContent = ""; });
    said.textContent = "";
    point(null);
    hits = [];
  }

  function open(isShown) {
    grid.hidden = !isShown;
    input.setAttribute("aria-expanded", String(isShown));
  }

  function search() {
    clearTimeout(timer);
    start();
    // Input methods put marks between syllables while they compose.
    const typed = input.value.replace(/['’\u2006]/g, "").trim();
    empty();
    if (!typed) {
      open(false);
      showRecent();
      return;
    }
    hits = engine.search(typed, MOST, isOpen);
    if (engine.wantsPack(typed, hits)) fetchScript("pack");
    if (!hits.length || hits[0].score < 66) fetchScript("bodies");
    const digits = typed.replace(/\D/g, ""), words = engine.plain(typed).split(/\s+/);
    hits.forEach((hit, at) => put(grid, rowOf(hit, at, words, digits)));
    open(hits.length > 0);
    said.textContent = say(hits.length ? "找到 " + hits.length + (hits.length < MOST ? " 条" : " 条以上") : "没有找到“" + typed + "”。");
    warnOf(typed, digits);
    if (!hits.length) showNothing(typed);
    timer = setTimeout(() => settle(typed), WAIT);
  }

  // What has stood for a moment was meant.
  function settle(typed) {
    if (!hits.length && asked.pack) remember("lianxin-missed", typed, KEPT);
  }

  function warnOf(typed, digits) {
    const isNumber = digits.length > 4 && /^[\d\s()+\u2010-\u2015-]+$/.test(typed);
    if (isNumber && !hits.some((hit) => hit.tier === 1)) {
      put(beside, make("p", "alert", "本站没有这个号码。记录里没有，不等于它是真是假；拿不准就打 12345 问。"));
    }
  }

  function chips(title, words, press) {
    const list = make("ul", "chips");
    put(beside, make("h2", "", title), list);
    words.forEach((word) => {
      const button = make("button", "", word);
      button.type = "button";
      button.onclick = () => press(word);
      put(list, put(make("li"), button));
    });
    return list;
  }

  function ask(word) {
    input.value = word;
    input.focus();
    search();
  }

  function showRecent() {
    const words = kept("lianxin-recent");
    if (!words.length || document.activeElement !== input) return;
    chips("最近找过", words, ask);
    chips("", ["清除记录"], () => { keep("lianxin-recent", []); search(); }).previousSibling.remove();
  }

  function showNothing(typed) {
    const near = engine.nearest(typed);
    if (near.length) chips("是不是想找", near, ask);
    const call = make("a", "call"), words = make("span");
    call.href = "tel:12345";
    call.setAttribute("aria-label", say("问市民热线") + " 1 2 3 4 5");
    put(beside, put(call, make("i", "icon i-phone"), put(words, make("span", "", "问市民热线"), make("b", "", "12345"))));
    const missed = kept("lianxin-missed");
    if (missed.length) {
      put(beside, make("p", "soft", "没找到过的词只记在这台手机里：" + missed.join("、") + "。可以复制给居委，请他们补上。"));
      chips("", ["复制这些词", "清除"], (word) => { word === "清除" ? keep("lianxin-missed", []) : copy(missed.join("\n")); search(); }).previousSibling.remove();
    }
  }

  function copy(text) {
    const area = make("textarea");
    area.value = text;
    put(document.body, area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  // ---- keys

  // Focus stays in the box; the cell that it speaks for is named by aria-activedescendant.
  function point(to) {
    if (cursor) cursor.removeAttribute("aria-selected");
    cursor = to;
    if (!to) return input.removeAttribute("aria-activedescendant");
    to.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", to.id);
    to.scrollIntoView({ block: "nearest" });
  }

  function move(rows, cells) {
    const all = grid.children, row = cursor ? cursor.parentNode.at + rows : rows > 0 ? 0 : all.length - 1;
    if (row < 0 || row >= all.length) return point(null);
    const column = cursor ? [].indexOf.call(cursor.parentNode.children, cursor) + cells : 0;
    point(all[row].children[Math.max(0, Math.min(column, all[row].children.length - 1))]);
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return; // the keys are the input method's
    const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (event.key === "Escape") {
      if (grid.hidden) input.value = "";
      empty();
      open(false);
    } else if (steps && !grid.hidden && (steps[0] || cursor)) move(...steps);
    else return;
    event.preventDefault();
  }

  input.addEventListener("input", search);
  input.addEventListener("compositionend", search);
  input.addEventListener("keydown", onKey);
  input.addEventListener("focus", () => { start(); if (!input.value) search(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (cursor) return cursor.querySelector("a").click();
    search();
    if (input.value.trim() && hits.length) remember("lianxin-recent", input.value.trim(), RECENT);
  });
  grid.addEventListener("click", (event) => {
    if (event.target.closest("a")) remember("lianxin-recent", input.value.trim(), RECENT);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(input|textarea|select)$/i.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });

  const query = new URLSearchParams(location.search).get("q");
  if (query) ask(query);
  else if (/search\.html$/.test(location.pathname)) input.focus();
  lianxinSearch.addPack = (pack) => { engine.addPack(pack); later(prepare); };
  lianxinSearch.addBodies = (text) => engine.addBodies(text);
}

// The script stands before the style sheet, so that nothing holds it up; the box comes after it.
document.addEventListener("readystatechange", () => { if (document.readyState === "interactive") lianxinBegin(); });
