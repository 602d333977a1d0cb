// The looser ways of the search, which come with the pack: what has one character wrong, what only the texts hold,
// traditional characters, and where else in a large town to look. `engine` is the inside of search-engine.js.
var lianxinLoose = (traditional, engine) => {
  "use strict";
  const BODY = 9, PARTS = 12; // goes on with the numbers of search-engine.js
  const GOOD = 66; // as in search.js
  const { each, lower, others, categories, isHan, rows, fold, none, raise, keep, ofCategories, related, termsOf, plain } = engine;
  let bodies = [];
  const pairsOf = (term) => [...term].slice(1).map((_, i) => term.substr(i, 2));

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
      if (Math.abs(word.length - size) > 1) return 0;
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

  // Of a whole query `isKnown` says nothing; only what a part of one, unknown to the lexicon, resembles is looked for in pieces.
  function look(found, term, isWeak, isKnown) {
    if (isHan(term[0]) && term.length > 2) {
      if (isWeak) nearly(found, term);
      if (isWeak && isKnown !== undefined) byParts(found, term);
      if (isKnown === false) partsInBodies(found, term);
    }
    if (term.length > 1) inBodies(found, term);
  }

  // `traditional` has pairs: a character, and what it is in simplified script.
  const simplified = (text) => [...text].map((c) => {
    let at = traditional.indexOf(c);
    while (at % 2 > 0) at = traditional.indexOf(c, at + 1);
    return at < 0 ? c : traditional[at + 1];
  }).join("");

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

  return { look, withFar, simplified, nearest, shardsOf,
    addBodies: (text) => { bodies = rows(fold(text)); }, bodyOf: (i) => bodies[i] || "" };
};
