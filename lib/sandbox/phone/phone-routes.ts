import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { PAYMENT_SOURCES } from "../approval";
import { standingTokenIn } from "../codes/code-content";
import type { CustomerActions, CustomerPayment } from "../customer-actions";
import type { CustomerOutcome } from "../customer-decisions";
import { takesNumbers } from "../number-payments";
import { NOTHING_TOLD } from "../order-details/details-desk";
import { PAGE_HEADERS } from "../page";
import type { PaymentAddress } from "../payment";
import type { PeopleBook } from "../people-book";
import type { TestPerson } from "../test-people";
import { activityScreen } from "./activity-screen";
import { homeScreen } from "./home-screen";
import { NearCodes } from "./near-codes";
import { numberInCode, numberScreen, typedAmount } from "./number-screen";
import { outcomeScreen } from "./outcome-screen";
import { payScreen } from "./pay-screen";
import type { Phone } from "./phone";
import { renderPhone, renderScreen, type Screen } from "./phone-frame";
import { parsePaymentLink, paymentLink, screenLink } from "./phone-links";
import { pickerScreen } from "./picker-screen";
import { profileScreen } from "./profile-screen";
import { scanScreen } from "./scan-screen";
import { tokenInCode } from "./scanned-code";
import { hangingCodes, isPage, openStanding, scannedScreen } from "./standing-code";

const RECENT = 4;

/**
 * The customer's phone: `GET /phone?person=&view=&payment=MSN/REFERENCE&token=`, and what its forms post to. Asked with the
 * header `x-part: screen`, a page answers with the inside of the phone only, 304 while it is as `if-none-match` knows it.
 */
export function phoneRoutes(phone: Phone): Hono {
  const { customers, people, clock } = phone;
  const near = new NearCodes(customers);
  return new Hono()
    .get("/phone", async (c) => {
      const person = people.byId(c.req.query("person") ?? "");
      const { token, code } = c.req.query();
      const scanned = { ...(token && { token }), ...(code && { code }) };
      if (!person) return show(c, pickerScreen(people, scanned), clock.now());
      if (code) return c.redirect(await openStanding(phone, person, code), 303);
      if (token) return c.redirect(await openCode(customers, person, token), 303);
      return show(c, await screenOf(c, person, phone, near), clock.now());
    })
    .post("/phone/scan", async (c) => {
      const form = await readForm(c, people);
      if (!form) return c.redirect("/phone", 303);
      const text = form.text("code");
      const standing = standingTokenIn(text);
      if (standing) return c.redirect(await openStanding(phone, form.person, standing), 303);
      const number = numberInCode(text);
      if (number) return c.redirect(openNumber(phone, form.person, number), 303);
      const token = tokenInCode(text);
      if (!token && isPage(text))
        return c.redirect(screenLink(form.person, "home", { page: text.trim() }), 303);
      if (!token) return c.redirect(screenLink(form.person, "scan", { problem: "no-code" }), 303);
      return c.redirect(await openCode(customers, form.person, token), 303);
    })
    .post("/phone/number", async (c) => {
      const form = await readForm(c, people);
      return c.redirect(form ? await payNumber(phone, form) : "/phone", 303);
    })
    .post("/phone/approve", (c) =>
      decide(c, phone, (at, { person, text }) =>
        customers.approve(at, {
          phone: person.phone,
          source: PAYMENT_SOURCES.find(({ id }) => id === text("source"))?.id,
          shippingOptionId: text("shipping") || undefined,
        }),
      ),
    )
    .post("/phone/later", (c) => decide(c, phone, (at) => customers.postpone(at)))
    .post("/phone/reject", (c) => decide(c, phone, (at) => customers.reject(at)));
}

type Form = { person: TestPerson; text: (name: string) => string };

/** Does what the person decided about a payment in their app, and shows what became of it. */
async function decide(
  c: Context,
  { customers, people }: Phone,
  act: (at: PaymentAddress, form: Form) => Promise<CustomerOutcome>,
): Promise<Response> {
  const form = await readForm(c, people);
  if (!form) return c.redirect("/phone", 303);
  const at = parsePaymentLink(form.text("payment"));
  if (!(await customers.find(at, form.person.phone))) return c.redirect(screenLink(form.person), 303);
  const done = await act(at, form);
  if (done.outcome === "postponed") return c.redirect(screenLink(form.person), 303);
  const problem = done.outcome === "refused" ? { problem: done.code } : {};
  return c.redirect(paymentLink(form.person, at, problem), 303);
}

async function readForm(c: Context, people: PeopleBook): Promise<Form | undefined> {
  const fields = await c.req.parseBody();
  const text = (name: string) => String(fields[name] ?? "");
  const person = people.byId(text("person"));
  return person && { person, text };
}

function openNumber({ units }: Phone, person: TestPerson, number: string): string {
  const known = takesNumbers(units.byMsn(number));
  return known
    ? screenLink(person, "home", { number })
    : screenLink(person, "scan", { problem: "no-number" });
}

/** The person pays to a number what they typed; says where to look at it. */
async function payNumber(phone: Phone, { person, text }: Form): Promise<string> {
  const unit = phone.units.byMsn(text("number"));
  const key = /^[\w-]{8,40}$/.exec(text("key"))?.[0];
  if (!takesNumbers(unit) || !key) return screenLink(person, "scan", { problem: "no-number" });
  const back = (problem: string) => screenLink(person, "home", { number: unit.msn, problem });
  const amount = typedAmount(text("amount"));
  if (amount === undefined) return back("no-amount");
  const message = text("message").trim().slice(0, 100);
  const done = await phone.customers.payNumber({ msn: unit.msn, phone: person.phone, amount, message, key });
  return "paid" in done ? paymentLink(person, done.paid) : back(done.refused);
}

/** Brings the payment behind a code into the person's app, and says where to look at it. */
async function openCode(customers: CustomerActions, person: TestPerson, token: string): Promise<string> {
  const opened = await customers.openByToken(token, person.phone);
  if (!opened) return screenLink(person, "scan", { problem: "no-code" });
  const own = opened.payment.customerPhone === person.phone;
  return own ? paymentLink(person, opened.payment) : screenLink(person, "scan", { problem: "gone" });
}

const isOpen = ({ payment }: CustomerPayment) => payment.state === "CREATED" && !payment.undecided;

async function screenOf(c: Context, person: TestPerson, phone: Phone, near: NearCodes): Promise<Screen> {
  const { customers, clock, details } = phone;
  const { view, payment, problem } = c.req.query();
  const now = clock.now();
  const one = payment ? await customers.find(parsePaymentLink(payment), person.phone) : undefined;
  if (one) {
    const [shown = NOTHING_TOLD] = await details.shownAt([one.payment]);
    if (!isOpen(one)) return outcomeScreen(person, one, shown);
    return payScreen(phone, { person, one, details: shown, now, problem });
  }
  const shop = phone.units.byMsn(c.req.query("number") ?? "");
  if (takesNumbers(shop)) return numberScreen(person, { unit: shop, key: randomUUID(), problem });
  const scanned = await scannedScreen(c, person, phone);
  if (scanned) return scanned;
  if (view === "scan") return scanScreen(person, await near.list(), await hangingCodes(phone), problem);
  if (view === "profile") return profileScreen(person, phone.customerCodes.personal(person));
  const history = await customers.history(person.phone);
  if (view === "activity") {
    const shown = await details.shownAt(history.map((known) => known.payment));
    return activityScreen(person, history, shown);
  }
  const open = history.filter(isOpen);
  const later = open.filter((known) => known.payment.postponedAt !== undefined);
  const pending = open.filter((known) => !later.includes(known));
  const recent = history.filter((known) => !open.includes(known)).slice(0, RECENT);
  return homeScreen({ person, pending, later, recent, now });
}

async function show(c: Context, screen: Screen, now: number): Promise<Response> {
  if (c.req.header("x-part") !== "screen") return c.html(await renderPhone(screen, now), 200, PAGE_HEADERS);
  const { text, version } = await renderScreen(screen);
  const headers = {
    ...PAGE_HEADERS,
    etag: version,
    "x-now": String(now),
    "x-news": encodeURIComponent(screen.news ?? ""),
  };
  if (c.req.header("if-none-match") === version) return c.body(null, 304, headers);
  return c.html(text, 200, headers);
}
