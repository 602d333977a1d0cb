// The least that a page does with a peer's answers: the names of the first five, as links, at each key.
const MOST = 5, input = document.querySelector("input"), found = document.querySelector(".found");

async function search() {
  const typed = input.value, hits = await find(typed, MOST);
  if (typed !== input.value) return;
  found.replaceChildren(...hits.slice(0, MOST).map(({ id, name }) => {
    const row = document.createElement("p"), link = row.appendChild(document.createElement("a"));
    row.className = "row";
    link.href = `${id}.html`;
    link.textContent = name;
    return row;
  }));
  document.body.offsetHeight; // laid out
}

input.addEventListener("input", () => { window.searching = search(); });
const query = new URLSearchParams(location.search).get("q");
if (query) {
  input.value = query;
  search();
}
