// The search itself: a scan over the columns that build_tools/finding/columns.py makes. It touches no page,
// so that the same file answers in a browser and in `lianxin words`.
var lianxinEngine = (core) => {
  // By rising index: how sure a match is. build_tools/finding/asking.py names them to volunteers.
  const PHONE = 1, NAME = 2, OTHER = 3, CATEGORY = 4, START = 5, INSIDE = 6, ADDRESS = 7, UNIT = 8,
    LIKE = 10, SOUND = 11; // 9 and 12 are of search-loose.js
  const STRONG = 60; // below this an answer may be chance, and looser ways are tried
  const OWN = 1, WORDS = 2; // said by its own name, by a word of its category
  const isHan = (c) => c > "\u33ff" && c < "\ua000" || c > "\ud83f" && c < "\ue000";
  const rows = (text) => text.split("\n");
  const cells = (text) => text ? text.split("\t") : [];
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  const ids = rows(core.I), n = core.K.length, each = [...core.K.keys()];
  // Columns are folded whole, because a call for each row costs an old phone more than the work in it.
  const column = (text) => { const all = rows(text); return each.map((i) => all[i] || ""); };
  const table = (text) => column(text).map(cells);
  const lower = rows(fold(core.N)), others = table(fold(core.A)), numbers = table(core.P.replace(/[^\d\t\n]/g, ""));
  const addresses = column(core.D), dates = column(core.T), owners = core.O, units = cells(core.U);
  const belongs = column(core.C).map((text) => text ? text.split(",") : []);
  const categories = rows(core.words).map(cells);
  const stop = new Set(core.stop.split(",")); // words of a question that say nothing about what is looked for
  const roads = [...new Set(addresses.map((a) => (/^[\u3400-\u9fff]+?[路街道]/.exec(a) || [""])[0]).filter(Boolean))];
  const hay = each.map((i) => [lower[i], ...others[i], ...numbers[i], addresses[i], units[owners[i]]].join("\n"));
  // Sounds: what is read alike has one number. `sounds` holds the readings of each, `numbered` their numbers.
  const synonyms = new Map(), sounds = [[]], numbered = {}, soundAt = new Uint16Array(65536), variants = {};
  const numberOf = (readings) => numbered[readings] || (numbered[readings] = sounds.push(readings) - 1);
  let loose, heaps = [], lexicon, leads, said, heardAs;

  hear(core.py);

  // The pack that is fetched when the core alone does not answer: more words and readings, and search-loose.js.
  function addPack(pack, ways) {
    loose = ways(pack, { lower, others, dates, categories, synonyms, stop, isHan, none, raise, under, keep, ofCategories, literal, related, bySound, termsOf, plain });
    hear(pack.py);
    lexicon = leads = 0;
    heaps = [];
  }

  function isWord(text) {
    if (!lexicon) lexicon = new Set([...stop].concat(...categories, ...synonyms.keys(), ...others, units, roads));
    return lexicon.has(text);
  }

  // `weight` and `as` hold for all that is raised in it until they are changed.
  const none = () => ({ score: new Float32Array(n), tier: new Uint8Array(n), by: new Uint8Array(n), word: [], weight: 1, as: 0 });
  const bestOf = (found) => Math.max(...found.score);
  const isWeak = (found) => bestOf(found) < STRONG;

  function raise(found, i, score, tier, word, by) {
    if (score >= STRONG && found.weight === 1) found.by[i] |= by;
    score *= found.weight;
    if (score > found.score[i]) {
      found.score[i] = score;
      found.tier[i] = found.as || tier;
      found.word[i] = word;
    }
  }

  function under(found, weight, as, look) {
    const before = [found.weight, found.as];
    [found.weight, found.as] = [weight, as];
    look();
    [found.weight, found.as] = before;
    return found;
  }

  // `best` has the match of each category by its number.
  function ofCategories(found, best) {
    for (const i of each) for (const c of belongs[i]) {
      if (best[c]) raise(found, i, best[c][0] * (dates[i] ? .9 : 1), best[c][1], best[c][2], WORDS);
    }
  }

  function keep(best, c, score, tier, word) {
    if (score > 0 && !(best[c] && best[c][0] >= score)) best[c] = [score, tier, word];
  }

  // A number stands for itself: 66 is not in 6609, nor 1606 in 16060.
  function stands(text, term, at) {
    return !/^\d\d/.test((text[at - 1] || "-") + term[0]) && !/\d\d$/.test(term[term.length - 1] + (text[at + term.length] || "-"));
  }

  // Phones, names, other names, addresses, units and words of categories that hold a term as it is.
  function literal(found, term) {
    const length = term.length, digits = /^\d+$/.test(term), best = [];
    // Most categories and rows hold nothing of it; that is told by one look at each.
    categories.forEach((words, c) => (heaps[c] || (heaps[c] = words.join("\n"))).indexOf(term) < 0 || words.forEach((word, rank) => {
      const at = word.indexOf(term), share = length / word.length, late = Math.sqrt(rank / 6);
      if (at < 0 || length < 2 && share < 1) return;
      keep(best, c, share === 1 ? 90 - late : (at ? 48 : 61) + 10 * share - late, share === 1 ? CATEGORY : at ? INSIDE : START, word);
    }));
    ofCategories(found, best);
    for (const i of each) {
      if (hay[i].indexOf(term) < 0) continue;
      const at = lower[i].indexOf(term), share = length / lower[i].length, less = dates[i] ? 3 : 0;
      if (at >= 0 && (!digits || length > 2) && (!at || stands(lower[i], term, at))) {
        if (at) raise(found, i, (length < 2 ? 35 : 68) + 14 * share - less, INSIDE, term, OWN);
        else raise(found, i, (share === 1 ? 100 : 80 + 12 * share) - less, share === 1 ? NAME : START, term, OWN);
      }
      for (const other of others[i]) {
        const from = other.indexOf(term), part = length / other.length;
        if (from < 0 || length < 2 && from) continue;
        raise(found, i, part === 1 ? 96 : (from ? 64 : 76) + 10 * part, part === 1 ? OTHER : from ? INSIDE : START, other, OWN);
      }
      if (digits) for (const number of numbers[i]) {
        const from = number.indexOf(term), part = length / number.length;
        if (part === 1) raise(found, i, 102, PHONE, term);
        else if (!from && length > 2) raise(found, i, 82 + 10 * part, PHONE, term);
        else if (from > 0 && length > 3) raise(found, i, (from + length === number.length ? 78 : 60) + 10 * part, PHONE, term);
      }
      if (length > 1) inPlaces(found, i, term);
    }
    return found;
  }

  function inPlaces(found, i, term) {
    const address = addresses[i], at = address.indexOf(term);
    if (at >= 0 && stands(address, term, at)) {
      const asked = /[路街道弄号巷]$|[路弄]\d+$/.test(term) ? 24 : 0;
      raise(found, i, asked + (at ? 58 : 61 + 10 * term.length / address.length), ADDRESS, term);
    }
    if ((units[owners[i]] || "").indexOf(term) >= 0) raise(found, i, 45, UNIT, term);
  }

  function related(found, term) {
    literal(found, term);
    return under(found, found.weight * .9, found.as || LIKE, () => (synonyms.get(term) || []).forEach((other) => literal(found, other)));
  }

  // ---- by sound: pinyin, its initials, homophones, and characters among letters

  // Readings come as `bing病饼|kan看…`.
  function hear(text) {
    for (const group of text.split("|")) {
      const syllable = /^[a-z]*/.exec(group)[0];
      for (const c of group.slice(syllable.length)) {
        const code = c.charCodeAt(0), has = sounds[soundAt[code]];
        if (has.indexOf(syllable) < 0) soundAt[code] = numberOf(has.concat(syllable));
      }
    }
  }

  // The number of how a character sounds; what has no reading stands for itself.
  const soundOf = (c) => soundAt[c.charCodeAt(0)] || numberOf([c]);

  // z/zh, c/ch, s/sh and n/ng sound alike to many, and ü is typed v or u; the syllable itself comes first.
  function alike(syllable) {
    const both = (found, pattern) => found.concat(found.map((s) => s.replace(pattern, (_, sound, tail) => sound + (tail ? "" : sound === "n" ? "g" : "h"))));
    return variants[syllable] || (variants[syllable] = [...new Set(both(both([syllable, syllable.replace("v", "u")], /^([zcs])(h?)/), /(n)(g?)$/))]);
  }

  // Every text that can be said aloud, in one string `said`, and what it is heard as; for each what it leads to, at which
  // loss, in one number: rows, categories (below 0), or another term. There are ten thousand, so nothing is an object.
  function prepare() {
    if (leads) return;
    const all = new Map(), say = (text, to, less) => {
      const lead = to * 64 + less * 4 | 0;
      if (text) all.set(text, all.has(text) ? [].concat(all.get(text), lead) : lead);
    };
    for (const i of each) {
      say(lower[i], i, dates[i] ? 6 : 0);
      others[i].forEach((other) => say(other, i, 2));
    }
    categories.forEach((words, c) => words.forEach((word, rank) => say(word, -1 - c, 6 + Math.sqrt(rank / 6))));
    [...synonyms.keys()].concat(roads, units).forEach((word) => say(word, n, 8));
    leads = [...all.values()];
    said = [...all.keys(), ""].join("\n");
    heardAs = Uint16Array.from(said.split(""), soundOf);
  }

  // What is typed, made ready to be read off sounds: for each place in it, how far each sound leads and at which penalty.
  function listen(text) {
    const query = [...text], ways = query.map(() => []);
    const waysOf = (at, sound) => {
      const found = [], c = query[at], readings = sounds[sound];
      if (isHan(c)) {
        const mine = sounds[soundOf(c)], has = (r) => readings.indexOf(r) >= 0;
        if (mine.some(has)) found.push([1, .4]);
        else if (mine.some((r) => alike(r).some(has))) found.push([1, .7]);
        return found;
      }
      const letters = /^[^\u3400-\uffff]*/.exec(query.slice(at).join(""))[0], left = letters.length, isLast = at + left === query.length;
      for (const reading of readings) {
        alike(reading).forEach((s, other) => {
          if (letters.indexOf(s) === 0) found.push([s.length, other ? .5 : 0]);
          else if (isLast && s.indexOf(letters) === 0) found.push([left, (other ? .5 : 0) + (left < 2 ? 1 : .3)]);
        });
        if (letters[0] === reading[0]) found.push([1, 1], ...letters[1] === "h" && reading[1] === "h" ? [[2, 1]] : []);
      }
      return found;
    };
    return { query, of: (at, sound) => ways[at][sound] || (ways[at][sound] = waysOf(at, sound)) };
  }

  // The least penalty at which `heard` from `at` on can be read off what is said between `from` and `end`, and where that ends.
  function readOff(heard, from, end, at) {
    if (at === heard.query.length) return [0, from];
    if (from >= end) return null;
    if (said[from] === heard.query[at] && isHan(heard.query[at])) return readOff(heard, from + 1, end, at + 1);
    let best = null;
    for (const [length, penalty] of heard.of(at, heardAs[from])) {
      const rest = readOff(heard, from + 1, end, at + length);
      if (rest && !(best && best[0] <= rest[0] + penalty)) best = [rest[0] + penalty, rest[1]];
    }
    return best;
  }

  function soundScore(heard, start, end, isChinese) {
    const last = heard.query.length < 3 ? start : end - 1;
    let best = 0;
    for (let from = start; from <= last; from++) {
      if (!heard.of(0, heardAs[from]).length) continue;
      const read = readOff(heard, from, end, 0);
      if (!read) continue;
      const used = read[1] - from, loose = read[0] / used, isFirst = from === start, whole = isFirst && read[1] === end;
      best = Math.max(best, used < 2 && loose >= 1 && !isChinese ? 20
        : (whole ? 92 : isFirst ? 80 : 70) - (isChinese ? 6 : 0) + 8 * used / (end - start) - loose * (whole ? isChinese ? 26 : 14 : used > 2 ? 18 : 26));
    }
    return best;
  }

  function bySound(found, text) {
    const heard = listen(text), isChinese = isHan(text[0]), best = [], terms = new Map();
    prepare();
    let start = 0;
    for (const lead of leads) {
      const end = said.indexOf("\n", start), score = soundScore(heard, start, end, isChinese);
      if (score) for (const one of [].concat(lead)) {
        const to = one >> 6, value = score - (one & 63) / 4, word = said.slice(start, end);
        if (to < 0) keep(best, -1 - to, value, SOUND, word);
        else if (to < n) raise(found, to, value, SOUND, word, OWN);
        else terms.set(word, value);
      }
      start = end + 1;
    }
    ofCategories(found, best);
    [...terms].filter((t) => t[1] > 56).sort((a, b) => b[1] - a[1]).slice(0, 6)
      .forEach(([term, value]) => under(found, value / 100, SOUND, () => related(found, term)));
  }

  // ---- the query

  // Longest words of the lexicon first; what is between them stays whole.
  function segment(text) {
    const parts = [];
    let unknown = "";
    const flush = () => { if (unknown) parts.push([unknown, false]); unknown = ""; };
    for (let i = 0; i < text.length;) {
      let length = Math.min(9, text.length - i);
      while (length > 1 && !isWord(text.substr(i, length))) length--;
      const word = text.substr(i, length);
      if (length > 1 || (stop.has(word) && text.length > 2)) {
        flush();
        parts.push([word, true]);
      } else unknown += word;
      i += length;
    }
    flush();
    return parts;
  }

  function termsOf(text) {
    const terms = [];
    for (const run of text.match(/[\u3400-\u9fff\ud840-\udfff]+|[a-z]+|\d+/g) || []) {
      if (isHan(run[0])) terms.push(...segment(run));
      else terms.push([run, true]);
    }
    const telling = terms.filter((t) => !stop.has(t[0]));
    return telling.length ? telling : terms;
  }

  function loosely(term, isKnown) {
    const found = related(none(), term);
    if (isWeak(found) && /^([a-z]+|[a-z\u3400-\u9fff]{2,})$/.test(term)) bySound(found, term);
    if (loose) loose.look(found, term, isWeak(found), isKnown);
    return found;
  }

  // Several terms: what many documents hold tells less than what few hold.
  function joined(all, terms) {
    const sum = new Float32Array(n), best = new Float32Array(n), tier = [], word = [];
    let weights = 0;
    for (const [term, isKnown] of terms) {
      const found = loosely(term, isKnown), held = found.score.reduce((count, score) => count + (score > 0), 0);
      const weight = Math.log(1 + n / (1 + held)) * (term.length > 1 ? 1 : .3);
      weights += weight;
      for (const i of each) {
        const share = weight * found.score[i];
        sum[i] += share;
        if (share > best[i]) { best[i] = share; word[i] = found.word[i]; tier[i] = found.tier[i]; }
      }
    }
    for (const i of each) if (sum[i]) raise(all, i, sum[i] / weights * .97, tier[i], word[i]);
  }

  // What a person typed, in the form that is compared: half width, lower case, simplified, without marks.
  const plain = (text) => loose ? loose.simplified(fold(text.trim())) : fold(text.trim());

  function look(text) {
    const flat = text.replace(/[\s'’·.,，。、？?！!：:（）()+\u2006-]+/g, "");
    if (!flat) return none();
    // A number that is written in parts is one number.
    const found = loosely(flat), terms = termsOf(/^\d{5,}$/.test(flat) ? flat : text), bare = terms.map((t) => t[0]).join("");
    if (/^[a-z]+$/.test(flat)) {
      if (text === flat) return found;
      literal(found, text); // an English name
    } else if (bare !== flat && bare) related(found, bare);
    if (bestOf(found) < 66 || terms.length > 1 || terms[0][0] !== flat) joined(found, terms);
    return found;
  }

  // `state(i)` is 1 where row i is open now, else 0; best first, at most `most`.
  function search(typed, most, state) {
    const found = look(plain(typed)), hits = [];
    for (const i of each) {
      let score = found.score[i];
      if (score <= 12) continue;
      if (owners[i] === core.own) score += 2.5;
      if (core.F[i]) score -= 1.5;
      if (found.by[i] === (OWN | WORDS)) score += dates[i] ? 12 : 6;
      score += core.kinds[core.K[i]][3];
      if (dates[i]) score += Math.max(0, Math.min(2, (dates[i].slice(0, 4) - core.year + 3) * .5));
      hits.push({ i, id: ids[i], score, tier: found.tier[i], word: found.word[i] });
    }
    const order = (a, b) => b.score - a.score || a.i - b.i;
    hits.sort(order);
    // To be open raises an answer by one place among its like, so only those are asked that may be shown.
    const shown = hits.filter((hit) => hit.score >= hits[0].score * .3).slice(0, 2 * most);
    if (loose) loose.weigh(shown, typed);
    if (state) shown.forEach((hit) => { if (found.score[hit.i] > 40) hit.score += state(hit.i); });
    return shown.sort(order).slice(0, most);
  }

  // A row as the page writes it; pages in other languages bring columns of their own for that, and lie a folder below
  // the pages that are in Chinese only.
  const written = [rows(core.SN || core.N), rows(core.SD || core.D), cells(core.SU || core.U)];
  const shown = (i) => ({ name: written[0][i], address: written[1][i], unit: written[2][owners[i]], up: core.SL && +core.SL[i] ? "../" : "" });

  return { core, ids, lower, shown, phones: table(core.P), addresses, addPack, prepare, search, plain, loose: () => loose };
};
