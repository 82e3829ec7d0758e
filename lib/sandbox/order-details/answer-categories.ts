import { z } from "zod";
import type { Answer } from "../api/problem";
import { checkImage } from "./answer-order";
import { newCategoryBody } from "./details-bodies";
import { type DetailsCall, readOrderName } from "./details-call";
import { detailsProblem, invalid, readDetails } from "./details-problem";
import type { OrderDetails } from "./order-details";

// Version 3: an order may have several categories.

function viewCategories({ orderId, paymentType, categories }: OrderDetails) {
  return categories.map(({ categoryId, type, url, imageId }) => ({
    ...{ categoryId, orderId, paymentType, type, url },
    ...(imageId && { imageId }),
  }));
}

export async function answerAddCategory(call: DetailsCall): Promise<Answer> {
  const read = readDetails(newCategoryBody, call.text);
  if ("answer" in read) return read.answer;
  const { orderId, paymentType, ...category } = read.body;
  const refused = await checkImage(call, category.imageId);
  if (refused) return refused;
  const categoryId = await call.details.addCategory({ msn: call.msn, paymentType, orderId }, category);
  return { status: 201, body: { categoryId } };
}

/** `GET /v3/categories?orderId=` */
export async function answerCategories({ c, msn, details }: DetailsCall): Promise<Answer> {
  const order = readOrderName(c.req.query("orderId"));
  if ("answer" in order) return order.answer;
  const found = await details.ofOrder(msn, order.orderId);
  return { status: 200, body: { categories: found.flatMap(viewCategories) } };
}

const NO_CATEGORY = () => detailsProblem(404, "There is no such category.");

function categoryIdOf({ c }: DetailsCall): string | undefined {
  return z.uuid().safeParse(c.req.param("categoryId")).data;
}

export async function answerCategory(call: DetailsCall): Promise<Answer> {
  const categoryId = categoryIdOf(call);
  if (!categoryId) return invalid({ name: "categoryId", reason: "Must be a UUID." });
  const found = await call.details.withCategory(call.msn, categoryId);
  const body = found && viewCategories(found).find((category) => category.categoryId === categoryId);
  return body ? { status: 200, body } : NO_CATEGORY();
}

export async function answerDeleteCategory(call: DetailsCall): Promise<Answer> {
  const categoryId = categoryIdOf(call);
  const removed = categoryId !== undefined && (await call.details.removeCategory(call.msn, categoryId));
  return removed ? { status: 200 } : NO_CATEGORY();
}
