import { type Context, Hono } from "hono";
import type { SandboxContext } from "../context";
import {
  answerAddCategory,
  answerCategories,
  answerCategory,
  answerDeleteCategory,
} from "./answer-categories";
import { answerImage } from "./answer-image";
import {
  answerOrder,
  answerOrderV1,
  answerPutCategory,
  answerReceipt,
  answerReceiptRead,
  answerReceiptV1,
} from "./answer-order";
import { aboutOrder, type DetailsHandler, serveDetails } from "./details-call";

/** Order Management: links and receipts of orders, and images for them. */
export function detailsRoutes(context: SandboxContext): Hono {
  const serve = (handler: DetailsHandler) => (c: Context) => serveDetails(c, context, handler);
  const byTransaction = (handler: Parameters<typeof aboutOrder>[0]) =>
    serve(aboutOrder(handler, "TRANSACTION"));
  return new Hono()
    .basePath("/order-management")
    .put("/v2/:paymentType/categories/:orderId", serve(aboutOrder(answerPutCategory)))
    .post("/v2/:paymentType/receipts/:orderId", serve(aboutOrder(answerReceipt)))
    .get("/v2/:paymentType/:orderId", serve(aboutOrder(answerOrder)))
    .post("/v3/categories", serve(answerAddCategory))
    .get("/v3/categories", serve(answerCategories))
    .get("/v3/categories/:categoryId", serve(answerCategory))
    .delete("/v3/categories/:categoryId", serve(answerDeleteCategory))
    .post("/v1/images", serve(answerImage))
    .put("/v1/orders/:orderId", byTransaction(answerPutCategory))
    .get("/v1/orders/:orderId", byTransaction(answerOrderV1))
    .post("/v1/receipts/:orderId", byTransaction(answerReceiptV1))
    .get("/v1/receipts/:orderId", byTransaction(answerReceiptRead));
}
