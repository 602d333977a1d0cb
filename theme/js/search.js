// The search box: a combobox whose popup is a grid (ARIA Authoring Practices), because each answer has two
// things to press, its page and its number. All text is set as text, never as HTML; what it says for itself
// stands in theme/components/search.html.
var lianxinSearch = {};

(() => {
  const MOST = 12, AT_ONCE = 5, RECENT = 6, GOOD = 66;
  const box = document.querySelector(".find");
  box.append(document.querySelector(".answers")); // which come with the search, behind all that is looked at first
  const one = (what) => box.querySelector(what), data = (name) => box.getAttribute("data-" + name);
  const input = one("input"), grid = one(".found"), said = one(".said"), beside = one(".beside");
  const asked = {}, tables = [];
  let engine, whole, further, hits = [], cursor = null, rest;

  // On pages in English what nobody has translated says that it is Chinese.
  const left = document.documentElement.lang === "en" && /^[^a-z]*[\u3400-\u9fff][^a-z]*$/i;

  function put(parent, ...children) {
    if (left && left.test(children.join(""))) parent.lang = "zh-Hans";
    parent.append(...children.filter(Boolean));
    return parent;
  }

  function make(tag, looks, ...children) {
    const element = document.createElement(tag);
    element.className = looks || "";
    return put(element, ...children);
  }

  // On pages in another language js/say.js knows our words.
  const say = (text) => window.lianxinSay ? lianxinSay(text) : text;
  const later = (what) => setTimeout(what, 60); // between keys

  // ---- what is kept on this device, and nowhere else

  function kept(name) {
    try { return JSON.parse(localStorage["lianxin-" + name]); } catch (_) { return []; }
  }

  function keep(name, words) {
    try { delete localStorage["lianxin-" + name]; if (words) localStorage["lianxin-" + name] = JSON.stringify(words); } catch (_) { /* private mode keeps nothing */ }
  }

  function remember(name, most) {
    const word = input.value.trim();
    if (word) keep(name, [word, ...kept(name).filter((other) => other !== word)].slice(0, most));
  }

  // ---- the engine, and what it fetches

  // While the page still comes, what it answers from is its first part, which stands before this script.
  function start() {
    if (engine) return;
    whole = document.readyState !== "loading";
    const part = (at) => JSON.parse(document.querySelectorAll(".index")[at].textContent);
    engine = lianxinEngine(Object.assign(part(0), whole && part(1)));
    fetchScript(data("now-src")); // does nothing where hours and buses are there
    later(engine.prepare); // the sounds of all names, so that the first pinyin need not wait
  }

  // A script element, because a page opened from a stick may not fetch.
  function fetchScript(address) {
    if (asked[address]) return;
    asked[address] = true;
    const script = make("script");
    script.src = address;
    script.onload = () => { if (!cursor) search(); }; // whoever has chosen an answer keeps it
    script.onerror = () => { asked[address] = false; };
    document.head.appendChild(script);
  }

  lianxinSearch.addPack = (pack) => {
    engine.addPack(pack, lianxinLoose);
    further = lianxinFurther({ MOST, data, engine, pack, fetchScript, kept, remember, show, chips, make, marked, say, said });
    later(engine.prepare);
  };

  // The best answers of this area; where they are poor, search-further.js looks further.
  function find(typed) {
    const own = engine.search(typed, MOST, (i) => stateOf(i, engine.core)[2] === 1 ? 1 : 0);
    own.forEach((hit) => { hit.of = engine; });
    if (!whole || own[0] && own[0].score >= GOOD) return own;
    fetchScript(data("pack-src"));
    return further ? further.find(typed, own) : own;
  }

  // The minute, the table of a row's hours, and whether it is open; nothing before now.js is there.
  function stateOf(i, core) {
    const now = window.lianxinNow, n = core.H[i];
    if (!now) return [];
    const minute = now.minuteOf(Date.now()), table = tables[n] || n >= 0 && (tables[n] = now.ready(core.tables[n]));
    return [minute, table, table && now.stateAt(table, minute)];
  }

  // ---- one answer

  // `shown` with those of `words` marked that stand in `text`, which has as many characters unless it is in another
  // language; the longest should be first.
  function marked(element, shown, text, words) {
    let rest = "";
    if (text.length !== shown.length) text = shown.toLowerCase();
    for (let at = 0; at < shown.length;) {
      const word = words.find((w) => w && text.substr(at, w.length) === w);
      if (word) {
        put(element, rest, make("mark", "", shown.substr(at, word.length)));
        rest = "";
        at += word.length;
      } else rest += shown[at++];
    }
    return put(element, rest);
  }

  // Whether it is open, and the next bus at the first stop of each direction, with the stop's name.
  function timesOf(i, core) {
    const now = window.lianxinNow, [minute, table, state] = stateOf(i, core), found = [];
    const tell = (looks, word, text, stop) => found.push(make("p", "state", make("b", looks, say(word)), stop && make("span", "", say(stop)), say(text)));
    if (table) tell(now.LOOKS[state], now.WORDS[state], now.changeOf(table, minute));
    if (minute && now.line && core.R[i] >= 0) {
      const line = now.line(core.lines[core.R[i]]);
      line.ways.forEach((way, w) => tell("badge plain", way.to, now.comingOf(line, w, 0, minute), way.stops[0]));
    }
    return found;
  }

  function rowOf(hit, at, words, digits) {
    const i = hit.i, of = hit.of, core = of.core, shown = of.shown(i), [kind, before, after] = core.kinds[core.K[i]];
    const row = make("div", "row"), link = make("a"), numbers = of.phones[i];
    const cell = (content) => {
      const found = make("div", "cell", content);
      found.setAttribute("role", "gridcell");
      found.id = "f" + at + "-" + row.children.length;
      put(row, found);
    };
    row.at = at;
    row.setAttribute("role", "row");
    link.href = data("root") + shown.up + before + hit.id + after;
    marked(link, shown.name, of.lower[i], [hit.word, ...words]);
    const about = [kind, shown.unit !== shown.name && shown.unit, core.F[i] && say("待核对")].filter(Boolean).join(" · ");
    cell(make("div", "what", link, make("p", "", about), shown.address && marked(make("p"), shown.address, of.addresses[i], words),
      further && further.snippet(hit), ...timesOf(i, core)));
    const phone = numbers.find((p) => digits[2] && p.replace(/\D/g, "").indexOf(digits) >= 0) || numbers[0];
    if (phone) {
      const call = make("a", "tel", make("i", "icon i-phone"));
      call.href = "tel:" + phone.replace(/[^\d+,;]/g, "");
      call.setAttribute("aria-label", say("拨打" + shown.name) + " " + [...phone.replace(/\D/g, "")].join(" "));
      // Digits are typed without what stands between them.
      cell(marked(call, phone, phone, digits[1] && phone.match([...digits].join("\\D?")) || []));
    }
    return row;
  }

  // ---- the list

  // Shows the part of what stands beside the answers that has this class.
  function show(looks) {
    const part = one("." + looks);
    part.hidden = false;
    return part;
  }

  function close() {
    grid.textContent = said.textContent = "";
    for (const part of beside.children) part.hidden = true;
    point(null);
    hits = [];
    rest = null;
    open();
  }

  function open() {
    grid.hidden = !hits.length;
    input.setAttribute("aria-expanded", !grid.hidden);
  }

  function search() {
    start();
    // Input methods put marks between syllables while they compose.
    const typed = input.value.replace(/['’\u2006]/g, "").trim();
    close();
    if (!typed) return kept("recent")[0] && document.activeElement === input && chips("recent", kept("recent"));
    hits = find(typed);
    const digits = typed.replace(/\D/g, ""), words = engine.plain(typed).split(/\s+/), all = hits;
    // What is on the first screen comes at once, the rest when the phone has time for it.
    const add = (from, to) => all.slice(from, to).forEach((hit, at) => put(grid, rowOf(hit, from + at, words, digits)));
    add(0, AT_ONCE);
    rest = () => { if (all === hits && rest) { rest = null; add(AT_ONCE); } };
    later(rest);
    open();
    if (hits.length) said.textContent = say((hits.where || "") + "找到 " + hits.length + (hits[MOST - 1] ? " 条以上" : " 条"));
    else if (whole) {
      said.textContent = say("没有找到“" + typed + "”。");
      show("call");
      if (further) further.help(typed);
    }
  }

  function chips(looks, words) {
    const list = show(looks).querySelector("ul");
    list.textContent = "";
    words.forEach((word) => {
      const button = make("button", "", word);
      button.onclick = () => ask(word);
      put(list, make("li", "", button));
    });
  }

  function ask(word) {
    input.value = word;
    input.focus();
    search();
  }

  box.addEventListener("click", (event) => {
    const erased = event.target.getAttribute("data-erase");
    if (erased) {
      keep(erased);
      search();
    } else if (grid.contains(event.target) && event.target.closest("a")) remember("recent", RECENT);
  });

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

  function move(down, right) {
    if (rest) rest();
    const all = grid.children, at = cursor ? cursor.parentNode.at + down : down > 0 ? 0 : all.length - 1;
    if (!all[at]) return point(null);
    const row = all[at].children, column = cursor ? [...cursor.parentNode.children].indexOf(cursor) + right : 0;
    point(row[Math.max(0, Math.min(column, row.length - 1))]);
  }

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the keys are the input method's
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (event.key === "Escape") {
      if (grid.hidden) input.value = "";
      close();
    } else if (step && !grid.hidden && (step[0] || cursor)) move(...step);
    else return;
    event.preventDefault();
  });
  input.addEventListener("input", search);
  input.addEventListener("compositionend", search);
  input.addEventListener("focus", () => input.value ? start() : search());
  one("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (cursor) return cursor.querySelector("a").click();
    search();
    if (hits.length) remember("recent", RECENT);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target.value === undefined) { // nobody writes there
      event.preventDefault();
      input.focus();
    }
  });

  document.onreadystatechange = () => {
    if (!engine || whole) return;
    engine = 0;
    if (!cursor) search();
  };

  const query = new URLSearchParams(location.search).get("q");
  if (query && !input.value) ask(query);
  else if (document.activeElement === input) search(); // somebody was there before the script
})();
