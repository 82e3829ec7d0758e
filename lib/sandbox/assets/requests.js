// Adds what came in since at the top of the list; open rows stay open. The filter is in the address.
const list = document.querySelector("#requests");
const live = document.querySelector("#live");
const MOST = 300;

async function refresh() {
  if (!live.checked || document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const known = new Set([...list.children].map((row) => row.dataset.id));
  const rows = [...fresh.querySelectorAll("#requests > li")].filter((row) => !known.has(row.dataset.id));
  if (rows.length === 0) return;
  document.querySelector("#nothing")?.remove();
  list.prepend(...rows.map((row) => document.importNode(row, true)));
  while (list.children.length > MOST) list.lastElementChild.remove();
}

// The sandbox may be away for a moment: the next turn asks again.
setInterval(() => refresh().catch(() => undefined), 1500);
