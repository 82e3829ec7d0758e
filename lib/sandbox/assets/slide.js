// The pay button: slide the knob to the end, or press it. Delivery that is chosen changes the sum on it.
const SLIDE_STARTS = 6;
const ENOUGH = 0.8;
const LOCALES = { NOK: "nb-NO", DKK: "da-DK", EUR: "fi-FI" };

function prepare() {
  const button = document.getElementById("pay");
  if (!button || button.dataset.ready) return;
  button.dataset.ready = "yes";
  let from;
  let moved = 0;
  const way = () => button.clientWidth - button.querySelector(".slide-knob").offsetWidth - 12;

  function move(event) {
    if (from === undefined) return;
    moved = Math.min(Math.max(0, event.clientX - from), way());
    if (moved > SLIDE_STARTS) button.dataset.sliding = "yes";
    button.style.setProperty("--slid", `${moved}px`);
    button.style.setProperty("--part", String(moved / way()));
  }

  function release() {
    if (from === undefined) return;
    from = undefined;
    const far = moved / way() >= ENOUGH;
    const slid = "sliding" in button.dataset;
    delete button.dataset.sliding;
    if (!far) button.style.removeProperty("--slid");
    if (!far) button.style.removeProperty("--part");
    if (slid && far) button.form.requestSubmit(button);
    // A slide that stopped half way is not a press: the click that follows is swallowed.
    if (slid) button.addEventListener("click", swallow, { once: true, capture: true });
    if (slid) setTimeout(() => button.removeEventListener("click", swallow, { capture: true }), 50);
  }

  button.addEventListener("pointerdown", (event) => {
    from = event.clientX;
    moved = 0;
    button.setPointerCapture(event.pointerId);
  });
  button.addEventListener("pointermove", move);
  button.addEventListener("pointerup", release);
  button.addEventListener("pointercancel", release);
  button.form.addEventListener("submit", () => button.classList.add("sent"));
  button.form.addEventListener("change", showSum);
  showSum();
}

function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function showSum() {
  const button = document.getElementById("pay");
  const extra = Number(document.querySelector("input[name=shipping]:checked")?.dataset.extra ?? 0);
  const { amount, currency } = button.dataset;
  const format = new Intl.NumberFormat(LOCALES[currency], { style: "currency", currency });
  button.querySelector(".slide-text").textContent = `Pay ${format.format((Number(amount) + extra) / 100)}`;
}

document.addEventListener("screen", prepare);
prepare();
