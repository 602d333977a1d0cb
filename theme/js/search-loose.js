// The looser ways of the search, which come with the pack: what has one character wrong, what only the texts hold,
// traditional characters, and where else in a large town to look. `engine` is the inside of search-engine.js.
var lianxinLoose = (pack, engine) => {
  "use strict";
  const CATEGORY = 4, BODY = 9, LIKE = 10, PARTS = 12; // goes on with the numbers of search-engine.js
  const GOOD = 66; // as in search.js
  const FEW = 5; // answers; where there are fewer, what a word is made of is looked for as well
  const MENTION = 3; // what it is worth that a text says it too
  const SURE = 89; // what a word scores at least that comes with the page
  const COMMON = 3755, TURNS = 6;
  const { lower, others, dates, categories, synonyms, stop, isHan, none, raise, under, keep, ofCategories, literal, related, bySound,
    termsOf, plain } = engine;
  const each = [...lower.keys()], rows = (text) => text.split("\n"), cells = (text) => text ? text.split("\t") : [];
  const groups = rows(pack.syn).map(cells), pairsOf = (term) => [...term].slice(1).map((_, i) => term.substr(i, 2));
  let bodies = [], spelling;

  // ---- what the pack adds to the engine

  const more = new Map(rows(pack.words).map((row) => [row.split("\t", 1)[0], row]));
  categories.forEach((words) => words.push(...cells(more.get(words[0])).slice(1)));
  groups.forEach((group) => group.forEach((word) => {
    if (word.length > 1) synonyms.set(word, (synonyms.get(word) || []).concat(group.filter((other) => other !== word)));
  }));
  pack.stop.split(",").forEach((word) => stop.add(word));
  if (!pack.simple) spellOut();

  // GB 2312 has the common characters in the order of their readings, and every browser has that code, so that only
  // the syllables are sent, and how many characters each of them has; and of traditional characters how far apart
  // their simplified forms stand in it. `pack.usual` has the characters where no browser is.
  function spellOut() {
    const codes = [...Array(COMMON).keys()].flatMap((i) => [176 + i / 94 | 0, 161 + i % 94]);
    const usual = pack.usual || new TextDecoder("gbk").decode(new Uint8Array(codes));
    let at = 0, end = 0;
    pack.simple = new Map();
    pack.ts.replace(/(\d*)(\D)/g, (_, steps, c) => pack.simple.set(c, usual[at += steps ? +steps : 1]));
    pack.py += pack.runs.replace(/([a-z]+)(\d+)/g, (_, syllable, count) => "|" + syllable + usual.slice(end, end += +count));
  }

  // ---- looser ways

  function byParts(found, term) {
    const sum = none(), parts = pairsOf(term);
    for (const part of parts) {
      const one = related(none(), part);
      for (const i of each) if (one.score[i]) { sum.score[i] += one.score[i]; sum.word[i] = one.word[i]; }
    }
    for (const i of each) if (sum.score[i]) raise(found, i, sum.score[i] / parts.length * .72, PARTS, sum.word[i]);
  }

  // A word with the same characters in another order, or with one character wrong, left out or added.
  function nearly(found, term) {
    const best = [], size = term.length;
    const close = (word) => {
      // Of two characters one is right; that is told at a look.
      if (Math.abs(word.length - size) > 1 || word.indexOf(term[0]) < 0 && word.indexOf(term[1]) < 0) return 0;
      let rest = word;
      for (const c of term) rest = rest.replace(c, "");
      const miss = Math.max(size - word.length, 0) + rest.length;
      return !miss ? 70 : miss < 2 ? 40 + 4 * Math.min(size, 5) : 0;
    };
    categories.forEach((words, c) => words.forEach((word) => keep(best, c, close(word), PARTS, word)));
    for (const i of each) for (const text of [lower[i], ...others[i]]) raise(found, i, close(text), PARTS, text);
    ofCategories(found, best);
  }

  function inBodies(found, term) {
    bodies.forEach((body, i) => {
      const at = body.indexOf(term);
      if (at >= 0) raise(found, i, 42 * (.9 - Math.min(.1, at / 2000)), BODY, term);
    });
  }

  function partsInBodies(found, term) {
    const parts = pairsOf(term);
    bodies.forEach((body, i) => {
      const held = parts.filter((part) => body.indexOf(part) >= 0).length;
      if (held > 1) raise(found, i, 38 * held / parts.length, BODY, term);
    });
  }

  // Words within a word: 煤气表 and 换煤气 of 换煤气表. What holds one of them may be meant as well.
  function widened(found, term) {
    if (found.score.filter((score) => score > GOOD).length >= FEW) return;
    const within = [term.slice(1), term.slice(0, -1)].flatMap(termsOf)
      .filter(([part, isKnown]) => isKnown && part.length > 1 && !stop.has(part)).map(([part]) => part);
    const all = [...new Set(within)].map((part) => related(none(), part));
    for (const i of each) {
      const best = all.reduce((one, other) => other.score[i] > one.score[i] ? other : one, found);
      const sum = all.reduce((score, one) => score + one.score[i], 0);
      if (best !== found) raise(found, i, sum / all.length * .5, best.tier[i], best.word[i]);
    }
  }

  // The same said in other words: 猫咪勿见了 is 猫咪不见了.
  function otherwise(found, term) {
    const said = groups.flatMap((group) => group.filter((word) => term !== word && term.indexOf(word) >= 0)
      .flatMap((word) => group.map((other) => term.replace(word, other))));
    under(found, .85, LIKE, () => said.filter((one) => one !== term).slice(0, TURNS).forEach((one) => literal(found, one)));
  }

  // Letters in the wrong order, one too many or one too few, as long as syllables come out.
  function misspelt(found, text) {
    spelling = spelling || new RegExp("^(" + [...new Set(pack.py.match(/[a-z]+/g))].join("|") + ")+$");
    const places = [...text].map((_, i) => i), put = (i, less, more) => text.slice(0, i) + more + text.slice(i + less);
    const tries = [].concat(places.map((i) => put(i, 2, (text[i + 1] || "") + text[i])), places.map((i) => put(i, 1, "")),
      ...[..."hginuaeo"].map((letter) => places.map((i) => put(i + 1, 0, letter))));
    [...new Set(tries)].filter((one) => one !== text && spelling.test(one)).slice(0, TURNS)
      .forEach((one) => under(found, .8, 0, () => bySound(found, one)));
  }

  // Among answers by a word of their category, those first whose texts say it too. What a page itself knows for sure stays in its
  // order, whether the texts have come or not.
  function weigh(hits, typed) {
    if (!hits[0] || hits[0].score > SURE) return;
    const parts = [].concat(...termsOf(plain(typed)).map(([term]) => pairsOf(term)));
    const share = (body) => parts.filter((part) => body.indexOf(part) >= 0).length / (parts.length || 1);
    hits.forEach((hit) => { if (hit.tier === CATEGORY && !dates[hit.i]) hit.score += MENTION * share(bodies[hit.i] || ""); });
  }

  // Of a whole query `isKnown` says nothing; only what a part of one, unknown to the lexicon, resembles is looked for in pieces.
  function look(found, term, isWeak, isKnown) {
    const isChinese = isHan(term[0]), isLong = isChinese && term.length > 2;
    if (isLong && isWeak) {
      nearly(found, term);
      if (isKnown !== undefined) byParts(found, term);
    }
    if (isLong && isKnown === false) partsInBodies(found, term);
    if (isChinese && isWeak && term.length > 1) otherwise(found, term);
    if (term.length > 1 && (isChinese || isWeak)) inBodies(found, term);
    if (isLong && isKnown !== false) widened(found, term);
    if (found.score.some(Boolean)) return;
    if (/^[a-z]{4,}$/.test(term)) misspelt(found, term);
    if (isChinese && term.length === 2) under(found, .3, 0, () => [...term].forEach((c) => literal(found, c)));
  }

  // ---- what is typed, as it is compared

  const simple = (c) => pack.simple.get(c) || c;
  const digitOf = (c) => "零一二三四五六七八九".indexOf({ 〇: "零", 幺: "一", 两: "二" }[c] || c);
  const inDigits = (said) => [...said].map(digitOf).join("");

  // In simplified script, spoken numbers in digits, and without the number of the country.
  function simplified(text) {
    return [...text].map(simple).join("").replace(/[零〇幺一二两三四五六七八九]{3,}(?![十百千])/g, inDigits)
      .replace(/^\+?(00)?86[\s-]?(?=\d[\d\s-]{9})/, "");
  }

  // ---- where else to look

  // The names of the categories of which some word shares most characters with the query.
  function nearest(typed) {
    const query = [...plain(typed)].filter(isHan);
    const shared = (word) => query.filter((q) => word.indexOf(q) >= 0).length / Math.max(word.length, query.length);
    return categories.map((words) => [Math.max(...words.map(shared)), words[0]]).filter((one) => one[0] > 0)
      .sort((a, b) => b[0] - a[0]).slice(0, 4).map((one) => one[1]);
  }

  // Where rows of other areas lie that share a pair of characters with what is typed; as in build_tools/finding/far.py.
  function shardsOf(typed, count) {
    const keys = [].concat(...termsOf(plain(typed)).map(([term]) => isHan(term) ? pairsOf(term) : /\d/.test(term) ? term.slice(-4) : term.slice(0, 4)));
    const places = keys.filter((key) => isHan(key) || key.length > 2).map((key) => [...key].reduce((h, c) => (h * 31 + c.charCodeAt(0)) % 65521, 0) % count);
    return [...new Set(places)].slice(0, 4);
  }

  // `own`, the answers of an area where they are poor, with the good ones of the town's shards, each with its engine.
  function withFar(typed, most, own, shards) {
    const known = new Set(engine.ids);
    for (const shard of shards) for (const hit of shard.search(typed, most)) if (hit.score >= GOOD && !known.has(hit.id)) {
      hit.of = shard;
      own.push(hit);
      known.add(hit.id);
    }
    return own.sort((a, b) => b.score - a.score).slice(0, most);
  }

  return { look, weigh, withFar, simplified, nearest, shardsOf,
    addBodies: (text) => { bodies = rows(text.normalize("NFKC").toLowerCase()); }, bodyOf: (i) => bodies[i] || "" };
};
