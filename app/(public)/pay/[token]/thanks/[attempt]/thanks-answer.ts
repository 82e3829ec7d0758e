import { formatMoney } from "@/lib/domain/format-money";
import type { PayTexts } from "@/lib/i18n/pay-texts";
import type { SeenOrder } from "@/lib/payment-links/look-at-order";
import { html } from "@/lib/web/html";
import { linkHead } from "../../link-head";
import { answerWith, type Setting } from "../../page-frame";

/** Long enough not to be a burden, short enough for someone with a phone in the other hand. */
const LOOK_AGAIN_SECONDS = 3;

/** What became of the payment, in a sentence, and what to do now. */
export function thanksAnswer(setting: Setting, token: string, order: SeenOrder, t: PayTexts): Response {
  const { unitName: unit, reference, link } = order;
  const outcome = outcomeOf(order);
  const amount = formatMoney(order.amount, setting.locale);
  const title = t(`thanks.${outcome}Title`);
  const own =
    outcome === "paid" && link.successMessage ? html`<p class="text">${link.successMessage}</p>` : null;
  const body = html`${linkHead(t, token, order)}
<div class="card" role="status"><h1>${title}</h1>
<p>${t(`thanks.${outcome}`, { unit, amount })}</p>${own}
<p class="quiet">${link.title} · ${t("thanks.reference", { reference })}</p>
${nextStep(token, order, outcome, t)}</div>`;
  const href = `/pay/${token}/thanks/${order.orderId}`;
  const again = outcome === "waiting" ? { again: { seconds: LOOK_AGAIN_SECONDS, href } } : {};
  return answerWith({ ...setting, title: `${title} – ${unit}`, body }, again);
}

type Outcome = "paid" | "waiting" | "rejected" | "expired" | "gone";

function outcomeOf({ state, status }: SeenOrder): Outcome {
  if (state === "paid") return "paid";
  if (state === "open") return "waiting";
  return status === "rejected" || status === "expired" ? status : "gone";
}

function nextStep(token: string, { link, orderId }: SeenOrder, outcome: Outcome, t: PayTexts) {
  const button = (href: string, label: string) => html`<p><a class="button" href="${href}">${label}</a></p>`;
  // Kept as https only; checked when it was typed.
  if (outcome === "paid") return link.redirectUrl ? button(link.redirectUrl, t("thanks.goOn")) : null;
  if (outcome === "waiting") return button(`/pay/${token}/thanks/${orderId}`, t("thanks.lookAgain"));
  return button(`/pay/${token}`, t("thanks.again"));
}
