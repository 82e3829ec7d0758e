// Keeps the screen as the server has it: asks every second, swaps what has changed, counts deadlines down.
const screen = document.getElementById("screen");
const news = document.getElementById("news");
let ahead = Number(screen.dataset.now) - Date.now();
let asking = false;

const busy = () => screen.querySelector("[data-sliding]") !== null;
const writing = () => document.activeElement?.matches("input:not([type=radio])") ?? false;

function choices() {
  return [...screen.querySelectorAll("input[type=radio]:checked")].map(({ name, value }) => ({
    name,
    value,
  }));
}

function swap(text) {
  const focused = document.activeElement?.id;
  const scrolled = screen.scrollTop;
  const chosen = choices();
  screen.innerHTML = text;
  for (const { name, value } of chosen) {
    const same = screen.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`);
    if (same) same.checked = true;
  }
  screen.scrollTop = scrolled;
  if (focused) document.getElementById(focused)?.focus();
}

async function ask() {
  if (asking || document.hidden || busy() || writing()) return;
  asking = true;
  try {
    const headers = { "x-part": "screen", "if-none-match": screen.dataset.version };
    const answer = await fetch(location.href, { headers, cache: "no-store" });
    ahead = Number(answer.headers.get("x-now")) - Date.now();
    if (answer.status === 200 && !busy()) {
      screen.dataset.version = answer.headers.get("etag");
      swap(await answer.text());
      const said = decodeURIComponent(answer.headers.get("x-news") ?? "");
      if (said && said !== screen.dataset.news) news.textContent = said;
      screen.dataset.news = said;
      document.dispatchEvent(new Event("screen"));
      count();
    }
  } catch {
    // The sandbox is away for a moment; the next second asks again.
  } finally {
    asking = false;
  }
}

function count() {
  for (const spot of screen.querySelectorAll("[data-until]")) {
    const left = Math.max(0, Math.ceil((Number(spot.dataset.until) - Date.now() - ahead) / 1000));
    const seconds = String(left % 60).padStart(2, "0");
    const hours = Math.floor(left / 3600);
    const minutes = Math.floor(left / 60);
    spot.textContent = hours > 0 ? `${hours} h ${minutes % 60} min left` : `${minutes}:${seconds} left`;
    spot.parentElement.classList.toggle("soon", left < 60);
    spot.parentElement.setAttribute("role", "timer");
  }
}

setInterval(() => {
  count();
  ask();
}, 1000);
document.addEventListener("visibilitychange", ask);
count();
