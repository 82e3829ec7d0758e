import { html } from "hono/html";
import type { DeliveryProblem } from "../delivery/delivery-desk";
import { usualOption } from "../delivery/shipping-options";
import { type Html, when } from "../page";
import type { Payment, ShippingOption } from "../payment";
import type { TestPerson } from "../test-people";
import { showMoney } from "./show-money";

const TYPES: Record<string, string> = {
  HOME_DELIVERY: "Home delivery",
  PICKUP_POINT: "Pick-up point",
  MAILBOX: "In the mailbox",
  IN_STORE: "In the shop",
};

const BRANDS: Record<string, string> = {
  ...{ POSTEN: "Posten", BRING: "Bring", POSTNORD: "PostNord", HELTHJEM: "HeltHjem", DHL: "DHL" },
  ...{ PORTERBUDDY: "Porterbuddy", INSTABOX: "Instabox", FEDEX: "FedEx", MATKAHUOLTO: "Matkahuolto" },
  ...{ GLS: "GLS", POSTI: "Posti", GORDON: "Gordon" },
};

function wordsOf({ type = "", brand = "", meta, estimatedDelivery }: ShippingOption): string {
  const carrier = [TYPES[type], BRANDS[brand]].filter((word) => word).join(", ");
  return [carrier, meta, estimatedDelivery].filter((word) => word).join(" · ");
}

function choice(option: ShippingOption, chosen: boolean): Html {
  const { id, name, amount } = option;
  return html`<label class="option">
    <input type="radio" name="shipping" value="${id}" data-extra="${amount.value}" ${chosen ? "checked" : ""}>
    <span class="row-text"><span class="line-name">${name}</span><span class="quiet line-quantity">${wordsOf(option)}</span></span>
    <span class="amount">${amount.value === 0 ? "Free" : `+ ${showMoney(amount.value, amount.currency)}`}</span>
  </label>`;
}

/** Where to and how; the usual way is chosen beforehand. */
export function deliveryChoice(person: TestPerson, payment: Payment): Html {
  const options = payment.shippingOptions ?? [];
  const { addressLine1, postCode, city } = person.address;
  const usual = usualOption(payment);
  return when(
    options.length > 0,
    () => html`<fieldset class="choice">
      <legend class="section-title">Delivery to ${addressLine1}, ${postCode} ${city}</legend>
      ${options.map((option) => choice(option, option.id === usual?.id))}
    </fieldset>`,
  );
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** Why the person cannot have it delivered, in a sentence. */
export function explainDelivery(
  problem: DeliveryProblem | undefined,
  shop: string,
  { address, country }: TestPerson,
): string | undefined {
  if (!problem) return undefined;
  if (problem.kind === "not_there")
    return `${shop} doesn't deliver to ${address.postCode} ${address.city}, ${COUNTRIES.of(country)}.`;
  return `${shop} couldn't be asked about delivery: ${problem.reason}. We try again in a moment.`;
}
