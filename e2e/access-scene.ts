import { randomUUID } from "node:crypto";
import { operations } from "@/db/schema/payments";
import { ownRoles } from "@/db/schema/users";
import { openSession } from "@/lib/access/session-store";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Identity } from "@/lib/testing/access-identities";
import { drawPng } from "@/lib/testing/draw-png";
import { insertPayment } from "@/lib/testing/factories";
import { askFor } from "./ask-portal";
import { plantBooks } from "./books";
import { plantCode } from "./codes";
import { createDraft } from "./drafts";
import { plantExport } from "./exports";
import { createFailedRequest, createRequestList } from "./failed-request";
import { group } from "./groups";
import { type Cast, castOf, cookieOf } from "./identities";
import { createInvoice } from "./invoices";
import { createMerchant, type Merchant } from "./merchants";
import { activateLinks, plantLink, plantLinkOrder } from "./payment-links";
import { person } from "./people";
import type { Filling } from "./routes";
import { plantSettlement } from "./settlements";
import { createPayment, type Payment } from "./shop";
import { plantSubscription } from "./subscriptions";

/** A company with two sales units, and someone for each identity. What has an id here belongs to the first unit. */
export type Scene = {
  company: Merchant;
  cast: Cast;
  payment: Payment;
  other: Payment;
  operation: string;
  role: string;
  group: string;
  /** A group that may be deleted. */
  spareGroup: string;
  order: string;
  invoice: { id: string; token: string };
  /** A payment link of the first unit. */
  link: { id: string; token: string; order: string };
  /** A payment request that could not be sent, and a list of none. */
  request: string;
  list: string;
  /** A code of the first unit, by its part of an address, and the batch that it belongs to. */
  code: string;
  batch: string;
  /** A customer who checked in at the first unit. */
  checkIn: string;
  settlement: string;
  /** A subscription that the administrator made, and a report of it. */
  subscription: string;
  delivery: string;
  /** A difference in the books of the first unit, and a bank statement with its one line. */
  difference: string;
  statement: string;
  bankLine: string;
  /** Exports of the administrator's own; the second may be taken away. */
  export: string;
  spareExport: string;
};

export async function setScene(): Promise<Scene> {
  const [company, elsewhere] = [await createMerchant({ units: 2 }), await createMerchant()];
  const [first = "", second = ""] = company.units.map(({ msn }) => msn);
  const payment = await createPayment(company, { unit: first, description: "Secret of the first" });
  const other = await createPayment(company, { unit: second, description: "Secret of the second" });
  const cast = await castOf(company, elsewhere);
  const role = randomUUID();
  const row = { merchantId: company.id, id: role, name: "Planted role", permissions: ["unit:view"] };
  await inWriteTransaction({ merchantId: company.id, reach: "all" }, (tx) => tx.insert(ownRoles).values(row));
  const { id: team } = await group(company, { name: "Planted group", role: "assistant" });
  const { id: spareGroup } = await group(company, { name: "Spare group", role: "assistant" });
  const operation = await operationInReview(company, first);
  await askFor("POST", `/m/${company.slug}/sales-units/${first}/logo`, {
    headers: await cookieOf(cast.administrator),
    body: new Uint8Array(drawPng()),
  });
  const order = await createDraft(company);
  const invoice = await createInvoice(company);
  await activateLinks(company);
  const planted = await plantLink(company, { unit: first, title: "Planted link" });
  const link = { ...planted, order: await plantLinkOrder(company, planted.id, first) };
  await askFor("POST", `/m/${company.slug}/links/${link.id}/image`, {
    headers: await cookieOf(cast.administrator),
    body: new Uint8Array(drawPng()),
  });
  const request = await createFailedRequest(company, first);
  const list = await createRequestList(company, first);
  const ids = { operation, role, group: team, spareGroup, order, request, list };
  const settlement = await plantSettlement(company, first);
  const code = await plantCode(company, first);
  const subscribed = await plantSubscription(company, cast.administrator);
  const files = {
    export: await plantExport(company, cast.administrator),
    spareExport: await plantExport(company, cast.administrator),
  };
  const own = { ...subscribed, ...files, ...(await plantBooks(company, first)) };
  return { company, cast, payment, other, ...ids, invoice, link, ...code, settlement, ...own };
}

async function operationInReview({ id, slug }: Merchant, msn: string): Promise<string> {
  const { id: paymentId } = await insertPayment({ id, slug, units: [msn] });
  const operation = randomUUID();
  const row = {
    kind: "capture",
    amountMinor: 100,
    currency: "NOK",
    requestHash: "0",
    seenVersion: 0,
  } as const;
  const place = { merchantId: id, id: operation, msn, paymentId, state: "needs_review" } as const;
  await inWriteTransaction({ merchantId: id, reach: "all" }, (tx) =>
    tx.insert(operations).values({ ...row, ...place }),
  );
  return operation;
}

/** A colleague whom a button may remove, forget or sign out; the matrix makes a new one for each. */
export async function colleagueOf({ company }: Scene): Promise<string> {
  const { id } = await person(company, { role: "assistant", name: "Planted colleague" });
  await openSession({ userId: id, method: "bankid-no", ip: "127.0.0.1", userAgent: "matrix" });
  return id;
}

/** What stands for the parameters of an address that names something of this scene. */
export function fillingFor(scene: Scene): Filling {
  const { company, cast, payment, group, order, invoice, link, request, list, code, batch } = scene;
  const { settlement, subscription, delivery, difference, statement } = scene;
  return {
    ...{ merchant: company.slug, nextauth: "error", registration: randomUUID() },
    ...{
      payment: payment.id,
      unit: payment.msn,
      member: cast.assistant,
      group,
      order,
      request,
      list,
      code,
      batch,
    },
    ...{ settlement, subscription, delivery, difference, statement, export: scene.export },
    ...{ link: link.id, token: link.token, attempt: link.order, invoice: invoice.id, bill: invoice.token },
  };
}

/** What must stand in no answer to this identity, on whatever page. Ids are left out: the address says them. */
export function hiddenFrom(identity: Identity, { company, payment, other }: Scene): string[] {
  const [one, two] = company.units;
  const people = ["Planted colleague", "Planted role", "Planted group"];
  const keys = company.units.flatMap(({ keys }) => [keys.clientSecret, keys.subscriptionKey]);
  const first = [one?.name ?? "", payment.reference, "Secret of the first", "Planted link"];
  const second = [two?.name ?? "", other.reference, "Secret of the second"];
  if (identity === "administrator") return [];
  if (identity === "assistantWithKeys") return [...people, ...second];
  if (identity === "managerElsewhere") return [...people, ...keys, ...first];
  if (["manager", "assistant", "assistantWithPayments", "accountant"].includes(identity))
    return [...people, ...keys, ...second];
  const outsiders = ["nobody", "owing", "stranger", "removed", "disabled"];
  return [...people, ...keys, ...first, ...second, ...(outsiders.includes(identity) ? [company.name] : [])];
}
