// Narrows the list while typing; Enter takes the only or the first person. Without this script Enter asks the server.
const search = document.querySelector("[role=search] input");
const people = [...document.querySelectorAll("li[data-text]")];
const nobody = document.querySelector(".nobody");

function matching() {
  const words = search.value.toLowerCase().split(/\s+/);
  return people.filter((person) => words.every((word) => person.dataset.text.includes(word)));
}

function narrow() {
  const found = matching();
  for (const person of people) person.hidden = !found.includes(person);
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = !group.querySelector("li:not([hidden])");
  }
  nobody.textContent = found.length === 0 ? "Nobody here matches that." : "";
}

search?.addEventListener("input", narrow);
search?.form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (search.value.trim() === "") return;
  matching()[0]?.querySelector("button").click();
});
