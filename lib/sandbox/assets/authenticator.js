// Shows the new codes as soon as there are some: the page says how many milliseconds that takes.
const codes = document.querySelector("#codes");

function later(wait) {
  setTimeout(() => refresh().catch(() => later(1000)), wait);
}

async function refresh() {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#codes");
  codes.replaceChildren(...fresh.children);
  later(Number(fresh.dataset.next));
}

later(Number(codes.dataset.next));
