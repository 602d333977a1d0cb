// What the box does where the index of its page has no good answer; it comes with the pack. The texts of the area
// and the rows of the whole town are fetched; where nothing is found at all, the nearest categories are offered, and
// the words are kept on this device, for whoever wants to hand them to the volunteers.
var lianxinFurther = ({ MOST, data, engine, pack, fetchScript, kept, remember, show, chips, make, marked, say, said }) => {
  const KEPT = 50, WAIT = 900, PHONE = 1, BODY = 9, far = {};
  let timer;

  lianxinSearch.addBodies = (text) => engine.loose().addBodies(text);
  lianxinSearch.addFar = (name, core) => {
    far[name] = lianxinEngine(core);
    far[name].addPack(pack, lianxinLoose);
  };

  // `own`, which are poor, and what the texts and the rest of the town add, as far as they are there.
  function find(typed, own) {
    fetchScript(data("bodies-src"));
    const names = data("far") ? engine.loose().shardsOf(typed, +data("far")) : [];
    names.forEach((name) => fetchScript(data("root") + "find/far/" + name + ".js"));
    const hits = engine.loose().withFar(typed, MOST, own, names.map((name) => far[name]).filter(Boolean));
    if (/^[\d\s()+\u2010-\u2015-]{5,}$/.test(typed) && !hits.some((hit) => hit.tier === PHONE)) show("unknown");
    if (!hits.some((hit) => hit.of === engine)) hits.where = "这一带没有，别处";
    return hits;
  }

  function snippet(hit) {
    const body = hit.tier === BODY ? hit.of.loose().bodyOf(hit.i) : "", at = body.indexOf(hit.word), from = Math.max(0, at - 12);
    const text = (from ? "…" : "") + body.slice(from, at + 36) + "…";
    return body && marked(make("p"), text, text, [hit.word]);
  }

  function help(typed) {
    const near = engine.loose().nearest(typed), missed = kept("missed");
    if (near.length) chips("near", near);
    if (missed.length) show("missed").firstChild.textContent = say("没找到过的词只记在这台手机里：" + missed.join("、") + "。可以复制给居委，请他们补上。");
    // What has stood for a moment was meant.
    clearTimeout(timer);
    const words = said.textContent;
    timer = setTimeout(() => { if (said.textContent === words) remember("missed", KEPT); }, WAIT);
  }

  document.querySelector(".find .copy").addEventListener("click", () => {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = kept("missed").join("\n");
    area.select();
    document.execCommand("copy");
    area.remove();
  });

  return { find, snippet, help };
};
