import { randomUUID } from "node:crypto";
import type { Answer } from "../api/problem";
import { categoryBody, ownReceiptBody } from "./details-bodies";
import type { DetailsCall } from "./details-call";
import { detailsProblem, invalid, readDetails } from "./details-problem";
import { type DetailsAddress, type OrderCategory, shownCategory } from "./order-details";

const NOTHING = () => detailsProblem(404, "Nothing is known about this order.");

function viewCategory({ type, url, imageId }: OrderCategory) {
  return { category: type, orderDetailsUrl: url, ...(imageId && { imageId }) };
}

export async function checkImage({ details, msn }: DetailsCall, imageId: string | null | undefined) {
  if (imageId == null || (await details.image(msn, imageId))) return undefined;
  return invalid({ name: "imageId", reason: "No image of this name was uploaded." });
}

/** `PUT .../categories/{orderId}` and `PUT /v1/orders/{transactionId}`. */
export async function answerPutCategory(at: DetailsAddress, call: DetailsCall): Promise<Answer> {
  const read = readDetails(categoryBody, call.text);
  if ("answer" in read) return read.answer;
  const { category, orderDetailsUrl, imageId } = read.body;
  const refused = await checkImage(call, imageId);
  if (refused) return refused;
  const added = { type: category, url: orderDetailsUrl, imageId: imageId ?? undefined };
  return { status: 200, body: await call.details.putCategory(at, added) };
}

/** `POST .../receipts/{orderId}`: 201 once, 409 from then on. */
export async function answerReceipt(at: DetailsAddress, call: DetailsCall): Promise<Answer> {
  const read = readDetails(ownReceiptBody, call.text);
  if ("answer" in read) return read.answer;
  if (await call.details.addReceipt(at, read.body)) return { status: 201, body: randomUUID() };
  return detailsProblem(409, "The order has a receipt, which cannot be changed.");
}

/** `POST /v1/receipts/{transactionId}`: without a 201 and a 409. */
export async function answerReceiptV1(at: DetailsAddress, call: DetailsCall): Promise<Answer> {
  const { status, ...answer } = await answerReceipt(at, call);
  if (status === 201) return { status: 200, body: "" };
  if (status !== 409) return { status, ...answer };
  return invalid({ name: "transactionId", reason: "The order has a receipt, which cannot be changed." });
}

/** `GET /v2/{paymentType}/{orderId}`. */
export async function answerOrder(at: DetailsAddress, { details }: DetailsCall): Promise<Answer> {
  const found = await details.read(at);
  const category = shownCategory(found);
  if (!category && !found?.receipt) return NOTHING();
  const body = {
    ...(category && { category: viewCategory(category) }),
    ...(found?.receipt && { receipt: found.receipt }),
  };
  return { status: 200, body };
}

/** `GET /v1/orders/{transactionId}`. */
export async function answerOrderV1(at: DetailsAddress, { details }: DetailsCall): Promise<Answer> {
  const category = shownCategory(await details.read(at));
  return category ? { status: 200, body: viewCategory(category) } : NOTHING();
}

/** `GET /v1/receipts/{transactionId}`. */
export async function answerReceiptRead(at: DetailsAddress, { details }: DetailsCall): Promise<Answer> {
  const found = await details.read(at);
  return found?.receipt ? { status: 200, body: found.receipt } : NOTHING();
}
