import { type Context, Hono } from "hono";
import type { SandboxContext } from "../../context";
import { checkCaller } from "../gateway";
import { type Answer, toResponse } from "../problem";
import { deleteCallback, listCallbacks, putBeacon, putCallback, readCallback } from "./callback-codes";
import { exchangeCode, exchangeCustomer } from "./exchange";
import { makeOneTimeCode } from "./one-time-code";
import type { QrCall } from "./qr-call";
import { invalidParams } from "./qr-problem";
import {
  createRedirect,
  deleteRedirect,
  listRedirects,
  readRedirect,
  updateRedirect,
} from "./redirect-codes";

type Handler = (call: QrCall, context: SandboxContext) => Promise<Answer>;

/** QR v1: standing codes that redirect or call back, codes of one payment, and the exchange of customers' own codes. */
export function qrApiRoutes(context: SandboxContext): Hono {
  const serve = (handler: Handler) => async (c: Context) => {
    const { headers } = c.req.raw;
    const checked = checkCaller(headers, context);
    if ("answer" in checked) return toResponse(checked.answer);
    const { msn } = checked.caller.unit;
    const call = {
      msn,
      id: c.req.param("id") ?? "",
      headers,
      query: c.req.query(),
      text: await c.req.text(),
    };
    return toResponse(await handler(call, context));
  };
  const named = (handler: Handler) =>
    serve(async (call, within) => {
      if (call.headers.get("merchant-serial-number")) return handler(call, within);
      return invalidParams([{ name: "Merchant-Serial-Number", reason: "The header is required." }]);
    });
  return new Hono()
    .basePath("/qr/v1")
    .post("/", serve(makeOneTimeCode))
    .post("/merchant-redirect", serve(createRedirect))
    .get("/merchant-redirect", serve(listRedirects))
    .get("/merchant-redirect/:id", serve(readRedirect))
    .put("/merchant-redirect/:id", serve(updateRedirect))
    .delete("/merchant-redirect/:id", serve(deleteRedirect))
    .get("/merchant-callback", named(listCallbacks))
    .put("/merchant-callback/mobilepay/:id", named(putBeacon))
    .get("/merchant-callback/:id", named(readCallback))
    .put("/merchant-callback/:id", named(putCallback))
    .delete("/merchant-callback/:id", named(deleteCallback))
    .post("/exchange", serve(exchangeCode))
    .post("/exchange/customer", serve(exchangeCustomer));
}
