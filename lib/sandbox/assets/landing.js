// Loads the page again as soon as the payment has moved on: the server then shows the next step or sends us to the shop.
const sheet = document.querySelector("[data-token]");

async function ask() {
  const answer = await fetch(`/landing/state?token=${encodeURIComponent(sheet.dataset.token)}`, {
    cache: "no-store",
  });
  if (!answer.ok) return;
  const { state } = await answer.json();
  if (state !== sheet.dataset.state)
    location.replace(`/landing?token=${encodeURIComponent(sheet.dataset.token)}`);
}

if (sheet) setInterval(() => ask().catch(() => undefined), 1000);
