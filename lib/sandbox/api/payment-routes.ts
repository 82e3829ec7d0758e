import { type Context, Hono } from "hono";
import type { SandboxContext } from "../context";
import type { Payment } from "../payment";
import { viewEvent, viewPayment } from "../payment-view";
import { PaymentLocked } from "../store/store";
import { answerCreate } from "./answer-create";
import { answerForceApprove } from "./answer-force-approve";
import { answerCancel, answerCapture, answerRefund } from "./answer-modification";
import { checkCaller, tooManyRequests } from "./gateway";
import { checkHeaders, type MerchantCall } from "./merchant-request";
import { type Answer, codeProblem, problem, toResponse } from "./problem";
import { redirectUrlFor } from "./redirect-url";

type Handler = (call: MerchantCall, context: SandboxContext) => Promise<Answer>;

type Limit = { operation: string; perMinute: number; perKey?: boolean };

const READ_LIMIT = { operation: "read", perMinute: 120, perKey: true } as const;

async function answerRead(
  call: MerchantCall,
  context: SandboxContext,
  view: (payment: Payment) => unknown,
): Promise<Answer> {
  const payment = await context.desk.read({ msn: call.caller.unit.msn, reference: call.reference });
  return payment ? { status: 200, body: view(payment) } : codeProblem("5090", call.instance);
}

const getPayment: Handler = (call, context) =>
  answerRead(call, context, (payment) => viewPayment(payment, redirectUrlFor(payment, context)));

const getEvents: Handler = (call, context) =>
  answerRead(call, context, (payment) => payment.events.map((event) => viewEvent(payment, event)));

/** What a new payment is to be called; empty where the body does not tell, so that all of those share one limit. */
function referenceIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const reference: unknown = body instanceof Object ? Reflect.get(body, "reference") : undefined;
    return typeof reference === "string" ? reference : "";
  } catch {
    return "";
  }
}

async function serveCall(
  c: Context,
  context: SandboxContext,
  limit: Limit,
  handler: Handler,
): Promise<Response> {
  const { headers } = c.req.raw;
  const instance = c.req.path.replace(/^\/epayment/, "");
  const checked = checkCaller(headers, context);
  if ("answer" in checked) return toResponse(checked.answer);
  const { caller } = checked;
  const text = await c.req.text();
  const reference = c.req.param("reference") ?? referenceIn(text);
  const who = limit.perKey ? caller.subscriptionKey : caller.unit.msn;
  const wait = context.limiter.refuse(`${limit.operation}/${who}/${reference}`, limit.perMinute);
  if (wait !== undefined) return toResponse(tooManyRequests(wait));
  const wrong = checkHeaders(headers, instance);
  if (wrong) return toResponse(wrong);
  try {
    return toResponse(await handler({ caller, headers, text, reference, instance }, context));
  } catch (error) {
    if (!(error instanceof PaymentLocked)) throw error;
    const detail = "Another operation is changing this payment. Try again.";
    return toResponse(problem({ status: 423, title: "Locked", detail, instance, extraDetails: [] }));
  }
}

/** ePayment v1. Writes are limited to 5 a minute per reference and sales unit, reads to 120 per reference and key. */
export function paymentRoutes(context: SandboxContext): Hono {
  const write = (operation: string, handler: Handler) => (c: Context) =>
    serveCall(c, context, { operation, perMinute: 5 }, handler);
  const read = (handler: Handler) => (c: Context) => serveCall(c, context, READ_LIMIT, handler);
  return new Hono()
    .basePath("/epayment/v1")
    .post("/payments", write("create", answerCreate))
    .get("/payments/:reference", read(getPayment))
    .get("/payments/:reference/events", read(getEvents))
    .post("/payments/:reference/capture", write("capture", answerCapture))
    .post("/payments/:reference/refund", write("refund", answerRefund))
    .post("/payments/:reference/cancel", write("cancel", answerCancel))
    .post("/test/payments/:reference/approve", read(answerForceApprove));
}
