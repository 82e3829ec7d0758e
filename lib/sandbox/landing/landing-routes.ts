import { type Context, Hono } from "hono";
import { findCustomer } from "../customer";
import type { CustomerActions, CustomerPayment } from "../customer-actions";
import { contentPolicy, type Html, PAGE_HEADERS } from "../page";
import { type Country, TEST_PEOPLE } from "../test-people";
import { donePage, numberPage, unknownPage, waitingPage } from "./landing-pages";
import { readReturnAddress } from "./return-address";
import { CALLING_CODES, readNumber } from "./typed-number";

/**
 * The landing page of web redirects: `GET /landing?token=`. It asks for the phone number, waits for the answer and sends the
 * browser back to the shop. Going back from it aborts the payment. `GET /landing/state?token=` → `{ state }`, which changes
 * when the page should be loaded again.
 */
export function landingRoutes(customers: CustomerActions): Hono {
  return new Hono()
    .get("/landing", async (c) => {
      const one = await customers.findByToken(c.req.query("token") ?? "");
      return one ? goOn(c, one) : show(c, unknownPage(), [], 404);
    })
    .get("/landing/state", async (c) => {
      const one = await customers.findByToken(c.req.query("token") ?? "");
      return one ? c.json({ state: stateOf(one) }, 200, PAGE_HEADERS) : c.notFound();
    })
    .post("/landing/phone", (c) => takeNumber(c, customers))
    .post("/landing/cancel", async (c) => {
      const token = String((await c.req.parseBody())["token"] ?? "");
      const one = await customers.findByToken(token);
      if (one) await customers.reject(one.payment);
      return toLanding(c, token);
    });
}

function stateOf({ payment }: CustomerPayment): string {
  return `${payment.state}/${payment.customerPhone ?? ""}`;
}

function toLanding(c: Context, token: string): Response {
  return c.redirect(`/landing?token=${encodeURIComponent(token)}`, 303);
}

function goOn(c: Context, one: CustomerPayment): Response | Promise<Response> {
  const { payment } = one;
  const back = readReturnAddress(payment.returnUrl);
  const targets = back.kind === "web" ? [new URL(back.href).origin] : [];
  if (payment.state === "CREATED") {
    return show(c, payment.customerPhone ? waitingPage(one) : numberPage(one), targets);
  }
  return back.kind === "web" ? c.redirect(back.href, 303) : show(c, donePage(one, back));
}

async function takeNumber(c: Context, customers: CustomerActions): Promise<Response> {
  const form = await c.req.parseBody();
  const token = String(form["token"] ?? "");
  const one = await customers.findByToken(token);
  if (one?.payment.state !== "CREATED") return toLanding(c, token);
  const typed = String(form["phone"] ?? "");
  const country = Object.keys(CALLING_CODES).find((code) => code === form["country"]) ?? one.salesUnit.market;
  // safe: a key of CALLING_CODES or a market, both are countries
  const phone = one.payment.prefilledPhone ?? readNumber(typed, country as Country);
  if (!phone) return show(c, numberPage(one, typed, "That is not a Nordic mobile number."), [], 422);
  if (!findCustomer(phone, TEST_PEOPLE)) {
    return show(c, numberPage(one, typed, "Nobody has the app on this number."), [], 422);
  }
  await customers.openByToken(token, phone);
  return toLanding(c, token);
}

async function show(
  c: Context,
  content: Html,
  formTargets: readonly string[] = [],
  status: 200 | 404 | 422 = 200,
) {
  const headers = { ...PAGE_HEADERS, "content-security-policy": contentPolicy(formTargets) };
  return c.html(String(await content), status, headers);
}
