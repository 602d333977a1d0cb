// MiniSearch with pairs of Chinese characters for words, as one sets it up for Chinese; indexed where it is asked.
const FIELDS = ["name", "alias", "phones", "address", "hours", "committee", "tags", "text"];
// Both at once: an import that stands at the top would hold up the documents.
const module = import("./minisearch/index.js");
const documents = fetch("minisearch/documents.json").then(answer => answer.json());
const ready = indexed();

async function indexed() {
  const { default: MiniSearch } = await module;
  const search = new MiniSearch({
    fields: FIELDS,
    storeFields: ["name"],
    extractField: (document, field) => [document[field]].flat().join(" "),
    tokenize,
    searchOptions: { prefix: true, boost: { name: 4, alias: 3, tags: 2 } },
  });
  search.addAll(await documents);
  return search;
}

async function find(query) {
  return (await ready).search(query);
}

export async function ask(queries) {
  const answers = [];
  for (const query of queries) answers.push((await find(query)).map(hit => hit.id));
  return answers;
}

function tokenize(text) {
  return text.match(/\p{sc=Han}+|[^\p{sc=Han}\p{P}\p{S}\s]+/gu)?.flatMap(pairs) ?? [];
}

function pairs(run) {
  if (!/\p{sc=Han}/u.test(run) || run.length < 2) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
