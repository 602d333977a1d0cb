// The theme's own worker over the theme's own index, spoken to as the theme's page speaks to it.
const SETUP = 0, QUERY = 2;

export async function ask(queries) {
  const index = await (await fetch("material/search/search_index.json")).json();
  const worker = new Worker(`material/${(await (await fetch("material/worker.txt")).text()).trim()}`);
  await said(worker, { type: SETUP, data: { ...index, options: { suggest: false } } });
  const answers = [];
  for (const query of queries) {
    const { data } = await said(worker, { type: QUERY, data: query });
    answers.push(data.items.map(([page]) => page.location.split("/")[0]));
  }
  return answers;
}

const said = (worker, message) => new Promise((answered, failed) => {
  worker.onmessage = event => answered(event.data);
  worker.onerror = failed;
  worker.postMessage(message);
});
