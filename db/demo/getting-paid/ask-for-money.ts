import { eq } from "drizzle-orm";
import { paymentRequests } from "@/db/schema/payment-requests";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { cancelRequest } from "@/lib/requests/cancel-request";
import type { NewRequestInput } from "@/lib/requests/request-input";
import { runRequest } from "@/lib/requests/run-request";
import { sendRequest } from "@/lib/requests/send-request";
import { sendSheet } from "@/lib/requests/send-sheet";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import { answerPayment, type Reaction } from "./answer-payment";
import { type DemoShop, must } from "./demo-shop";

export type DemoRequest = Omit<NewRequestInput, "idempotencyKey" | "currency"> & {
  readonly key: string;
  readonly daysAgo: number;
  readonly reaction: Reaction | "take back";
};

/** A list of requests: each row's phone, amount as typed, text, own reference, and how its customer takes it. */
export type DemoList = {
  readonly key: string;
  readonly msn: string;
  readonly daysAgo: number;
  readonly name: string;
  readonly vatRate: number;
  readonly text: string;
  readonly rows: readonly (readonly [phone: string, amount: string, reaction: Reaction])[];
};

export async function askForMoney(
  shop: DemoShop,
  currency: NewRequestInput["currency"],
  request: DemoRequest,
): Promise<void> {
  const { key, daysAgo: _, reaction, ...wish } = request;
  const id = shop.idOf("request", key);
  must(key, await sendRequest.call(shop.administrator, { ...wish, currency, idempotencyKey: id }));
  if (reaction !== "take back") return answerPayment(shop, id, reaction);
  const decision = { requestId: id, idempotencyKey: shop.idOf("take back", key) };
  const taken = await cancelRequest.call(shop.administrator, decision);
  must(key, taken, "no_longer_open", "withdrawal_open");
  const operation = { operationId: decision.idempotencyKey };
  must(key, await resolveOperation.call(shop.portal("operation:resolve"), operation));
}

/** Uploads a sheet, and sends its rows as the worker does. */
export async function sendList(shop: DemoShop, list: DemoList): Promise<void> {
  const { key, daysAgo: _, text, rows, ...wish } = list;
  const id = shop.idOf("list", key);
  const sheet = [
    "phone;amount;text;due;reference",
    ...rows.map(([phone, amount], at) => `${phone};${amount};${text};;${key}-${at + 1}`),
  ];
  const sent = await sendSheet.call(shop.administrator, {
    ...{ ...wish, file: new TextEncoder().encode(sheet.join("\n")), count: rows.length },
    ...{ minutes: 14 * 24 * 60, remindMost: 3, idempotencyKey: id },
  });
  must(key, sent);
  const { listId, line, id: requestId } = paymentRequests;
  const made = await inReadTransaction({ merchantId: shop.merchantId, reach: "all" }, (tx) =>
    tx.select({ requestId }).from(paymentRequests).where(eq(listId, id)).orderBy(line),
  );
  for (const [at, row] of made.entries()) {
    must(key, await runRequest.call(shop.portal("payment-request:run"), row));
    await answerPayment(shop, row.requestId, rows[at]?.[2] ?? "leave");
  }
}
