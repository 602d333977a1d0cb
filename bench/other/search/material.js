// The theme's own worker over the theme's own index, spoken to as the theme's page speaks to it.
const SETUP = 0, QUERY = 2;
const worker = new Worker("material/WORKER");
const ready = fetch("material/search/search_index.json").then(answer => answer.json())
  .then(index => said({ type: SETUP, data: { ...index, options: { suggest: false } } }));

async function find(query) {
  await ready;
  const { data } = await said({ type: QUERY, data: query });
  return data.items.map(([page]) => ({ id: page.location.split("/")[0], name: page.title }));
}

function said(message) {
  return new Promise((answered, failed) => {
    worker.onmessage = event => answered(event.data);
    worker.onerror = failed;
    worker.postMessage(message);
  });
}

export async function ask(queries) {
  const answers = [];
  for (const query of queries) answers.push((await find(query)).map(hit => hit.id));
  return answers;
}
