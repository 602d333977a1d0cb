// MiniSearch with pairs of Chinese characters for words, as one sets it up for Chinese; indexed where it is asked.
import MiniSearch from "./minisearch/index.js";

const FIELDS = ["name", "alias", "phones", "address", "hours", "committee", "tags", "text"];

export async function ask(queries) {
  const search = new MiniSearch({
    fields: FIELDS,
    extractField: (document, field) => [document[field]].flat().join(" "),
    tokenize,
    searchOptions: { prefix: true, boost: { name: 4, alias: 3, tags: 2 } },
  });
  search.addAll(await (await fetch("minisearch/documents.json")).json());
  return queries.map(query => search.search(query).map(hit => hit.id));
}

function tokenize(text) {
  return text.match(/\p{sc=Han}+|[^\p{sc=Han}\p{P}\p{S}\s]+/gu)?.flatMap(pairs) ?? [];
}

function pairs(run) {
  if (!/\p{sc=Han}/u.test(run) || run.length < 2) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
