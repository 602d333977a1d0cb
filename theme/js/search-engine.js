// The search itself: a scan over the columns that build_tools/finding/core.py makes. It touches no page,
// so that the same file answers in a browser and in `lianxin words`.
var lianxinEngine = (function () {
  "use strict";
  // By rising index: how sure a match is. build_tools/commands/words.py names them to volunteers.
  const PHONE = 1, NAME = 2, OTHER = 3, CATEGORY = 4, START = 5, INSIDE = 6, ADDRESS = 7, UNIT = 8, BODY = 9,
    LIKE = 10, SOUND = 11, PARTS = 12;
  const STRONG = 60; // below this an answer may be chance, and looser ways are tried
  const WEIGHT = { like: .9, notice: .9, joined: .97, part: .72, lone: .3 };
  const BOTH = 6; // for what a word of its category and its own name say alike
  const OWN = 1, WORDS = 2;
  const HAN = /[\u3400-\u9fff\u{20000}-\u{3ffff}]/u;
  const isHan = (c) => c !== undefined && HAN.test(c);
  const rows = (text) => text ? text.split("\n") : [];
  const cells = (text) => text ? text.split("\t") : [];
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  // z/zh, c/ch, s/sh and n/ng sound alike to many, and ü is typed v or u.
  function alike(syllable) {
    const found = new Map([[syllable, 0]]);
    const add = (other) => { if (!found.has(other)) found.set(other, .5); };
    for (const one of [syllable, syllable.replace("v", "u")]) {
      const head = /^[zcs]h/.test(one) ? one[0] + one.slice(2) : /^[zcs]/.test(one) ? one[0] + "h" + one.slice(1) : one;
      const tail = (s) => /ng$/.test(s) ? s.slice(0, -1) : /[aei]n$/.test(s) ? s + "g" : s;
      add(one); add(head); add(tail(one)); add(tail(head));
    }
    return found;
  }

  function make(core) {
    const ids = rows(core.I), names = rows(core.N), n = ids.length;
    // Columns are folded whole, because a call for each row costs an old phone more than the work in it.
    const one = (column) => { const all = rows(column); return ids.map((_, i) => all[i] || ""); };
    const list = (column) => one(column).map(cells);
    const lower = rows(fold(core.N)), others = list(fold(core.A));
    const phones = list(core.P), numbers = list(core.P.replace(/[^\d\t\n]/g, ""));
    const addresses = one(core.D), dates = one(core.T), owners = core.O, units = cells(core.U);
    const belongs = one(core.C).map((text) => text ? text.split(",").map(Number) : []);
    const categories = rows(core.words).map(cells), labels = categories.map((words) => words[0]);
    const stop = new Set(core.stop.split(",")); // words of a question that say nothing about what is looked for
    const isNotice = (i) => !!dates[i];
    const readings = [core.py];
    let traditional = "", bodies = null, synonyms, hay, lexicon, sounds, keys, unsaid;

    index("");

    // What is made of the words; all but the synonyms only when it is first needed.
    function index(groups) {
      synonyms = new Map();
      rows(groups).map(cells).forEach((group) => group.forEach((word) =>
        synonyms.set(word, (synonyms.get(word) || []).concat(group.filter((other) => other !== word)))));
      lexicon = null;
      sounds = new Map();
      keys = new Map();
      unsaid = sayable();
    }

    function isWord(text) {
      if (!lexicon) lexicon = new Set([...stop].concat(...categories, [...synonyms.keys()], ...others, units, roads()));
      return lexicon.has(text);
    }

    function hayOf(i) {
      if (!hay) hay = [];
      return hay[i] || (hay[i] = [lower[i], others[i].join("\n"), numbers[i], addresses[i], units[owners[i]]].join("\n"));
    }

    function roads() {
      return [...new Set(addresses.map((a) => (/^[\u3400-\u9fff]+?[路街道]/.exec(a) || [""])[0]).filter(Boolean))];
    }

    // The pack that is fetched when the core alone does not answer: more words, traditional characters, readings.
    function addPack(pack) {
      traditional = pack.ts;
      readings.push(pack.py);
      const more = new Map(rows(pack.words).map((row) => { const all = cells(row); return [all[0], all.slice(1)]; }));
      labels.forEach((label, c) => (more.get(label) || []).forEach((word) => categories[c].push(word)));
      index(pack.syn);
    }

    function addBodies(text) {
      bodies = rows(text).map(fold);
    }

    function none() {
      return { score: new Float32Array(n), tier: new Uint8Array(n), by: new Uint8Array(n), word: [] };
    }

    function raise(found, i, score, tier, word, by) {
      if (by && score >= STRONG) found.by[i] |= by;
      if (score > found.score[i]) {
        found.score[i] = score;
        found.tier[i] = tier;
        found.word[i] = word;
      }
    }

    function take(found, other, weight, tier) {
      for (let i = 0; i < n; i++) {
        if (other.score[i]) raise(found, i, other.score[i] * weight, tier || other.tier[i], other.word[i], weight === 1 && other.by[i]);
      }
    }

    const bestOf = (found) => found.score.reduce((a, b) => Math.max(a, b), 0);

    function ofCategories(found, best) {
      for (let i = 0; i < n; i++) for (const c of belongs[i]) {
        const b = best[c];
        if (b) raise(found, i, b.score * (isNotice(i) ? WEIGHT.notice : 1), b.tier, b.word, WORDS);
      }
    }

    function categoryMatch(words, term) {
      let best = null;
      words.forEach((word, rank) => {
        const at = word.indexOf(term), share = term.length / word.length, late = Math.min(rank, 12) * .3;
        if (at < 0 || (term.length === 1 && share < 1)) return;
        const score = share === 1 ? 90 - late : (at ? 48 : 61) + 10 * share - late;
        if (!best || score > best.score) best = { score, tier: share === 1 ? CATEGORY : at ? INSIDE : START, word };
      });
      return best;
    }

    // A number stands for itself: 66 is not in 6609, nor 1606 in 16060.
    function stands(text, term, at) {
      return !(/\d/.test(term[0]) && /\d/.test(text[at - 1] || "")) && !(/\d/.test(term[term.length - 1]) && /\d/.test(text[at + term.length] || ""));
    }

    // Phones, names, other names, addresses, units and words of categories that hold a term as it is.
    function literal(term) {
      const found = none(), length = term.length, digits = /^\d+$/.test(term);
      ofCategories(found, categories.map((words) => categoryMatch(words, term)));
      for (let i = 0; i < n; i++) {
        if (hayOf(i).indexOf(term) < 0) continue;
        const at = lower[i].indexOf(term), share = length / lower[i].length, less = isNotice(i) ? 3 : 0;
        if (at >= 0 && (!digits || length > 2 && stands(lower[i], term, at))) {
          if (!at) raise(found, i, (share === 1 ? 100 : 80 + 12 * share) - less, share === 1 ? NAME : START, term, OWN);
          else raise(found, i, (length === 1 ? 35 : 68) + 14 * share - less, INSIDE, term, OWN);
        }
        for (const other of others[i]) {
          const from = other.indexOf(term), part = length / other.length;
          if (from < 0 || (length === 1 && from)) continue;
          raise(found, i, part === 1 ? 96 : (from ? 64 : 76) + 10 * part, part === 1 ? OTHER : from ? INSIDE : START, other, OWN);
        }
        if (digits) inNumbers(found, i, term);
        inPlaces(found, i, term);
      }
      return found;
    }

    function inNumbers(found, i, term) {
      for (const number of numbers[i]) {
        const at = number.indexOf(term), share = term.length / number.length;
        if (share === 1) raise(found, i, 102, PHONE, term);
        else if (at === 0 && term.length > 2) raise(found, i, 82 + 10 * share, PHONE, term);
        else if (at > 0 && term.length > 3) raise(found, i, (at + term.length === number.length ? 78 : 60) + 10 * share, PHONE, term);
      }
    }

    function inPlaces(found, i, term) {
      if (term.length < 2) return;
      const at = addresses[i].indexOf(term);
      if (at >= 0 && stands(addresses[i], term, at)) {
        const asked = /[路街道弄号巷]$|[路弄]\d+$/.test(term) ? 24 : 0;
        raise(found, i, asked + (at ? 58 : 61 + 10 * term.length / addresses[i].length), ADDRESS, term);
      }
      if ((units[owners[i]] || "").indexOf(term) >= 0) raise(found, i, 45, UNIT, term);
    }

    function related(term) {
      const found = literal(term);
      for (const other of synonyms.get(term) || []) take(found, literal(other), WEIGHT.like, LIKE);
      return found;
    }

    // ---- by sound: pinyin, its initials, homophones, and characters among letters

    // Its readings, out of `bing病饼|kan看…`; what has none stands for itself.
    function readingsOf(c) {
      const found = [];
      for (const text of readings) for (let at = c > "~" ? text.indexOf(c) : -1; at >= 0; at = text.indexOf(c, at + 1)) {
        const from = text.lastIndexOf("|", at) + 1, syllable = /^[a-z]*/.exec(text.substr(from, 7))[0];
        if (found.indexOf(syllable) < 0) found.push(syllable);
      }
      return found.length ? found : [c];
    }

    // Characters that are read alike share what is made of it.
    function soundOf(c) {
      let sound = sounds.get(c);
      if (sound) return sound;
      const said = readingsOf(c), name = said.join("|") + "|";
      let shared = sounds.get(name);
      if (!shared) sounds.set(name, shared = soundsOf(said));
      sounds.set(c, sound = { c, readings: said, close: shared.close, heads: shared.heads, mask: shared.mask });
      return sound;
    }

    function soundsOf(said) {
      const close = new Map();
      said.forEach((r) => alike(r).forEach((penalty, s) => { if (!(close.get(s) <= penalty)) close.set(s, penalty); }));
      const heads = [...new Set([].concat(...said.map((r) => /^[zcs]h/.test(r) ? [r[0], r.slice(0, 2)] : [r[0]])))];
      return { close: [...close], heads, mask: heads.reduce((m, h) => m | 1 << (h.charCodeAt(0) - 97 & 31), 0) };
    }

    // Every text that can be said aloud, and what it leads to.
    function* sayable() {
      for (let i = 0; i < n; i++) {
        yield [lower[i], { doc: i, less: isNotice(i) ? 6 : 0 }];
        for (const other of others[i]) yield [other, { doc: i, less: 2 }];
      }
      for (let c = 0; c < categories.length; c++) for (let rank = 0; rank < categories[c].length; rank++) {
        yield [categories[c][rank], { category: c, less: 4 + Math.min(rank, 12) * .3 }];
      }
      for (const word of [...synonyms.keys()].concat(roads(), units)) if (word) yield [word, { term: word, less: 8 }];
    }

    // Goes on with the sounds of all these until `isOver()`; whether they are all made.
    function prepare(isOver) {
      while (!isOver()) {
        const next = unsaid.next();
        if (next.done) return true;
        const [text, target] = next.value, key = keys.get(text);
        if (key) key.targets.push(target);
        else {
          const spoken = [...text].map(soundOf);
          keys.set(text, { text, sounds: spoken, mask: spoken.reduce((m, s) => m | s.mask, 0), targets: [target] });
        }
      }
      return false;
    }

    function sounding() {
      prepare(() => false);
      return keys.values();
    }

    // The least penalty at which `query` from `at` on can be read off `sounds` from `from` on, and where it ends.
    function readOff(sounds, query, from, at) {
      if (at === query.length) return [0, from];
      if (from >= sounds.length) return null;
      let best = null;
      const sound = sounds[from];
      const via = (length, penalty) => {
        const rest = readOff(sounds, query, from + 1, at + length);
        if (rest && (!best || rest[0] + penalty < best[0])) best = [rest[0] + penalty, rest[1]];
      };
      const here = query[at];
      if (here.c) {
        const penalty = here.c === sound.c ? 0 : hears(here, sound);
        if (penalty < 9) via(1, penalty);
        return best;
      }
      const letters = query.rest[at];
      for (const [syllable, penalty] of sound.close) {
        if (letters.indexOf(syllable) === 0) via(syllable.length, penalty);
        else if (at + letters.length === query.length && syllable.indexOf(letters) === 0) via(letters.length, penalty + (letters.length === 1 ? 1 : .3));
      }
      for (const head of sound.heads) if (letters.indexOf(head) === 0) via(head.length, 1);
      return best;
    }

    function hears(a, b) {
      for (const r of a.readings) if (b.readings.indexOf(r) >= 0) return .4;
      for (const [r] of a.close) if (b.readings.indexOf(r) >= 0) return .7;
      return 9;
    }

    // Letters stay letters, characters become their sounds.
    function listen(text) {
      const query = [...text].map((c) => isHan(c) ? soundOf(c) : c);
      query.rest = query.map((c, i) => { let s = ""; while (i < query.length && !query[i].c) s += query[i++]; return s; });
      query.mask = query[0].c ? query[0].mask : 1 << (query[0].charCodeAt(0) - 97 & 31);
      return query;
    }

    function soundScore(key, query) {
      let best = 0;
      const han = !!query[0].c, length = key.sounds.length;
      for (let from = 0; from < length; from++) {
        if (from && query.length === 1) break;
        if (!(key.sounds[from].mask & query.mask)) continue;
        const read = readOff(key.sounds, query, from, 0);
        if (!read) continue;
        const used = read[1] - from, loose = read[0] / used, whole = !from && read[1] === length;
        if (used === 1 && loose >= 1 && !han) { best = Math.max(best, 20); continue; }
        const base = han ? (whole ? 84 : from ? 62 : 74) : (whole ? 92 : from ? 70 : 80);
        best = Math.max(best, base + 8 * used / length - loose * (whole ? 14 : used > 2 ? 18 : 26));
      }
      return best;
    }

    function bySound(text) {
      const found = none(), query = listen(text), best = [], terms = new Map();
      for (const key of sounding()) {
        if (!(key.mask & query.mask)) continue;
        const score = soundScore(key, query);
        if (!score) continue;
        for (const target of key.targets) {
          const value = score - target.less;
          if (target.doc !== undefined) raise(found, target.doc, value, SOUND, key.text, OWN);
          else if (target.term) terms.set(target.term, value);
          else if (!best[target.category] || best[target.category].score < value) best[target.category] = { score: value, tier: SOUND, word: key.text };
        }
      }
      ofCategories(found, best);
      [...terms].filter((t) => t[1] > 56).sort((a, b) => b[1] - a[1]).slice(0, 6)
        .forEach(([term, value]) => take(found, related(term), value / 100, SOUND));
      return found;
    }

    // ---- when nothing holds the whole term

    function byParts(term) {
      const found = none(), sum = new Float32Array(n), words = [], parts = [];
      for (let i = 0; i + 1 < term.length; i++) parts.push(term.slice(i, i + 2));
      for (const part of parts) {
        const one = related(part);
        for (let i = 0; i < n; i++) if (one.score[i]) { sum[i] += one.score[i]; words[i] = one.word[i]; }
      }
      for (let i = 0; i < n; i++) if (sum[i]) raise(found, i, sum[i] / parts.length * WEIGHT.part, PARTS, words[i]);
      return found;
    }

    // A word of a category with the same characters in another order, or with one character wrong, left out or added.
    function nearly(term) {
      const found = none(), best = [], size = term.length;
      const close = (word) => {
        if (Math.abs(word.length - size) > 1 || size < 3) return 0;
        let rest = word, same = 0;
        for (const c of term) if (rest.indexOf(c) >= 0) { same++; rest = rest.replace(c, ""); }
        const miss = Math.max(word.length, size) - same;
        return !miss ? 70 : miss === 1 ? 40 + 4 * Math.min(size, 5) : 0;
      };
      categories.forEach((words, c) => words.forEach((word) => {
        const score = close(word);
        if (score && !(best[c] && best[c].score >= score)) best[c] = { score, tier: PARTS, word };
      }));
      for (let i = 0; i < n; i++) for (const text of [lower[i]].concat(others[i])) {
        const score = close(text);
        if (score) raise(found, i, score, PARTS, text);
      }
      ofCategories(found, best);
      return found;
    }

    function inBodies(found, term, most) {
      if (!bodies || term.length < 2) return;
      for (let i = 0; i < n; i++) {
        if (found.score[i] >= most || !bodies[i]) continue;
        const at = bodies[i].indexOf(term);
        if (at >= 0) raise(found, i, most * (.9 - Math.min(.1, at / 2000)), BODY, term);
      }
    }

    function partsInBodies(found, term) {
      const parts = [];
      for (let i = 0; i + 1 < term.length; i++) parts.push(term.slice(i, i + 2));
      for (let i = 0; bodies && i < n; i++) {
        const held = parts.filter((part) => bodies[i] && bodies[i].indexOf(part) >= 0).length;
        if (held > 1) raise(found, i, 38 * held / parts.length, BODY, term);
      }
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
      for (const run of text.match(/[\u3400-\u9fff\u{20000}-\u{3ffff}]+|[a-z]+|\d+/gu) || []) {
        if (isHan(run)) terms.push(...segment(run));
        else terms.push([run, true]);
      }
      const telling = terms.filter((t) => !stop.has(t[0]));
      return telling.length ? telling : terms;
    }

    function loosely(term, isKnown) {
      const found = related(term);
      if (bestOf(found) < STRONG && isHan(term[0])) {
        if (term.length > 1) take(found, bySound(term), 1);
        if (bestOf(found) < STRONG && term.length > 2) {
          take(found, nearly(term), 1);
          take(found, byParts(term), 1);
        }
        if (!bestOf(found) && term.length === 2) for (const c of term) take(found, literal(c), .3);
      } else if (/^[a-z]{2,}$/.test(term)) take(found, bySound(term), 1);
      inBodies(found, term, 42);
      if (isHan(term[0]) && term.length > 2 && !isKnown) partsInBodies(found, term);
      return found;
    }

    // Several terms: what many documents hold tells less than what few hold.
    function joined(terms) {
      const all = none(), sum = new Float32Array(n), best = new Float32Array(n);
      let weights = 0;
      for (const [term, isKnown] of terms) {
        const found = loosely(term, isKnown), held = found.score.reduce((count, score) => count + (score > 0), 0);
        const weight = Math.log(1 + n / (1 + held)) * (/^\d+$/.test(term) ? 1.2 : term.length > 1 ? 1 : WEIGHT.lone);
        weights += weight;
        for (let i = 0; i < n; i++) {
          const share = weight * found.score[i];
          sum[i] += share;
          if (share > best[i]) { best[i] = share; all.word[i] = found.word[i]; all.tier[i] = found.tier[i]; }
        }
      }
      for (let i = 0; weights && i < n; i++) all.score[i] = sum[i] / weights * WEIGHT.joined;
      return all;
    }

    // What a person typed, in the form that is compared: half width, lower case, simplified, without marks.
    function plain(text) {
      return [...fold(text.trim())].map(simplified).join("");
    }

    // `traditional` has pairs: a character, and what it is in simplified script.
    function simplified(c) {
      let at = traditional.indexOf(c);
      while (at % 2 > 0) at = traditional.indexOf(c, at + 1);
      return at < 0 ? c : traditional[at + 1];
    }

    function look(text) {
      const flat = text.replace(/[\s'’·.,，。、？?！!：:（）()+\u2006-]+/g, "");
      if (!flat) return none();
      if (/^[a-z]+$/.test(flat)) {
        const found = literal(flat);
        take(found, bySound(flat), 1);
        return found;
      }
      const found = related(/^\d+$/.test(flat) ? flat.replace(/^(0086|86)(?=\d{10})/, "") : flat);
      if (bestOf(found) < STRONG && flat.length > 1 && /^[a-z\u3400-\u9fff]+$/.test(flat)) take(found, bySound(flat), 1);
      if (bestOf(found) < STRONG && isHan(flat[0])) take(found, nearly(flat), 1);
      inBodies(found, flat, 42);
      const terms = termsOf(text), bare = terms.map((t) => t[0]).join("");
      if (bare !== flat && bare) take(found, related(bare), 1);
      if (bestOf(found) < 66 || terms.length > 1 || terms[0][0] !== flat) take(found, joined(terms), 1);
      return found;
    }

    // `state(i)` is 1 where document i is open now, else 0; best first, at most `most`.
    function search(typed, most, state) {
      const found = look(plain(typed)), hits = [];
      for (let i = 0; i < n; i++) {
        if (found.score[i] <= 12) continue;
        let score = found.score[i];
        if (owners[i] === core.own && core.own >= 0) score += 2.5;
        if (state && found.score[i] > 40) score += state(i);
        if (core.F[i]) score -= 1.5;
        if (found.by[i] === (OWN | WORDS)) score += isNotice(i) ? 2 * BOTH : BOTH;
        score += core.kinds[core.K[i]][3] || 0;
        if (isNotice(i)) score += Math.max(0, Math.min(2, (dates[i].slice(0, 4) - core.year + 3) * .5));
        hits.push({ i, id: ids[i], score, tier: found.tier[i], word: found.word[i] });
      }
      hits.sort((a, b) => b.score - a.score || a.i - b.i);
      const least = hits.length ? hits[0].score * .3 : 0;
      return hits.filter((hit) => hit.score >= least).slice(0, most);
    }

    // Whether the pack would help: a character that is in no word of the core, or no good answer.
    function wantsPack(typed, hits) {
      if (traditional) return false;
      return [...fold(typed)].some((c) => isHan(c) && (core.py + core.stop).indexOf(c) < 0) || !hits.length || hits[0].score < 66;
    }

    // The names of the categories of which some word shares most characters with the query.
    function nearest(typed) {
      const query = [...plain(typed)].filter(isHan), best = [];
      categories.forEach((words, c) => {
        const shared = Math.max(...words.map((word) => query.filter((q) => word.indexOf(q) >= 0).length / Math.max(word.length, query.length)));
        if (shared > 0) best.push([shared, labels[c]]);
      });
      return best.sort((a, b) => b[0] - a[0]).slice(0, 4).map((one) => one[1]);
    }

    return { core, ids, names, shown: core.S ? rows(core.S) : names, phones, addresses, units, owners,
      addPack, addBodies, prepare, search, wantsPack, nearest, plain, bodies: () => bodies };
  }

  return { make };
})();
