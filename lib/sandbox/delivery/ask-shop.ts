import { request } from "undici";
import { shippingAnswer } from "../api/shipping-body";
import type { Address, Payment, ShippingOption } from "../payment";
import { optionsOf } from "./shipping-options";

const PATIENCE_MS = 8_000;
const MOST_CHARACTERS = 200_000;

export type ShopQuestion = { url: string; token: string | undefined; body: string };

/** Posts the question: status and text of the answer, or why there was none. A redirect is not followed. */
export type AskShop = (question: ShopQuestion) => Promise<{ status: number; text: string } | string>;

export const askShop: AskShop = async ({ url, token, body }) => {
  try {
    const answer = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: token }) },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  } catch (error) {
    if (!(error instanceof Error)) return "failed";
    return error.name === "TimeoutError" ? "no answer in 8 seconds" : error.message;
  }
};

export function questionAbout(
  { reference, shippingCallback }: Payment,
  address: Address,
): ShopQuestion | undefined {
  if (!shippingCallback) return undefined;
  const body = JSON.stringify({
    reference,
    AddressLine1: address.addressLine1,
    ...(address.addressLine2 && { AddressLine2: address.addressLine2 }),
    City: address.city,
    PostCode: address.postCode,
    Country: address.country,
  });
  return { url: shippingCallback.url, token: shippingCallback.token, body };
}

/** What the shop offers: nothing where it says 400, and a sentence's end where its answer cannot be used. */
export function readShopAnswer(
  answer: Awaited<ReturnType<AskShop>>,
  currency: string,
): { options: ShippingOption[] } | { reason: string } {
  if (typeof answer === "string") return { reason: answer };
  if (answer.status === 400) return { options: [] };
  if (answer.status !== 200) return { reason: `it answered ${answer.status}` };
  const read = readGroups(answer.text.slice(0, MOST_CHARACTERS));
  if ("reason" in read) return read;
  const options = optionsOf(read.groups);
  const odd = options.find(({ amount }) => amount.currency !== currency || !isAmount(amount.value));
  return odd
    ? { reason: `the amount of ${odd.id} is not in ${currency} or not a whole number` }
    : { options };
}

const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;

function readGroups(text: string) {
  try {
    const { success, data, error } = shippingAnswer.safeParse(JSON.parse(text));
    if (success) return data;
    const [issue] = error.issues;
    return { reason: `${issue?.path.join(".")}: ${issue?.message}` };
  } catch {
    return { reason: "its answer is not JSON" };
  }
}
