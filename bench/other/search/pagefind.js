// Pagefind's own script over the pages that it read; an answer's page tells its id.
const FIRST = 10;
const module = import("./pagefind/pagefind/pagefind.js");

async function find(query, most) {
  const { results } = await (await module).search(query);
  const pages = await Promise.all(results.slice(0, most).map(result => result.data()));
  return pages.map(({ url, meta }) => ({ id: url.split("/").pop().replace(".html", ""), name: meta.title }));
}

export async function ask(queries) {
  const answers = [];
  for (const query of queries) answers.push((await find(query, FIRST)).map(hit => hit.id));
  return answers;
}
