import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Client, type QueryConfig } from "pg";
import { createInvoice } from "@/e2e/invoices";
import type { Merchant } from "@/e2e/merchants";
import { activateLinks, plantLink } from "@/e2e/payment-links";
import type { PersonCaller } from "@/lib/access/caller";
import type { Person } from "@/lib/access/person";
import {
  createPerson,
  createMerchant as insertMerchant,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";

/** The company that everything is tried at, and who tries: an administrator who may do everything. */
export type Ground = {
  merchant: TestMerchant;
  caller: PersonCaller;
  person: Person;
  texts: readonly string[];
  /** What is really there, by the name that a parameter of an address has. */
  named: Readonly<Record<string, string>>;
};

export async function layGround(connect: (merchant: TestMerchant) => Promise<void>): Promise<Ground> {
  const merchant = await insertMerchant(2);
  await connect(merchant);
  const extras = ["transaction_management", "developer"] as const;
  const caller = await createPerson(merchant, [{ role: "administrator", extras: [...extras], unit: "all" }]);
  const payment = await insertPayment(merchant);
  const [first = "", second = ""] = merchant.units;
  const person = personOf(caller);
  const named = {
    unit: first,
    payment: payment.id,
    member: caller.id,
    ...(await plantPublicPages(merchant)),
  };
  const ids = [...Object.values(named), second, randomUUID(), payment.reference];
  return { merchant, caller, person, named, texts: [...ids, ...PLAIN] };
}

/** A payment link and an invoice, whose pages customers open without a sign-in. */
async function plantPublicPages({ id, slug, units }: TestMerchant): Promise<Record<string, string>> {
  // safe: of units these read the number alone
  const shop = { id, slug, name: slug, units: units.map((msn) => ({ msn })) } as unknown as Merchant;
  await activateLinks(shop);
  const link = await plantLink(shop);
  const invoice = await createInvoice(shop);
  return { link: link.id, token: link.token, invoice: invoice.id, bill: invoice.token };
}

function personOf({ id, name, provedAt }: PersonCaller): Person {
  const nothing = { email: null, phone: null, locale: null, theme: null, lastMerchant: null };
  return { ...nothing, id, name, provedAt, country: "NO", sessionId: "0".repeat(64), method: "bankid-no" };
}

const PLAIN = [
  ...[
    "NOK",
    "100,00",
    "1",
    "2500",
    "2026-11-22",
    "2099-01-01",
    "+4791000001",
    "91000001",
    "robin@example.test",
  ],
  ...[
    "https://shop.example.com/menu",
    "Typed by a test",
    "01010112345",
    "999000010",
    "en",
    "NO",
    "typed",
    "12:00",
    "a",
  ],
  ...[
    "Testgata 1",
    "0150",
    "Oslo",
    "bankid-no",
    "daily",
    "csv",
    "all",
    "production",
    "assistant",
    "x".repeat(40),
  ],
];

/** Counts statements that change rows, whatever sends them; that attempts are counted is no row. Answers how to read the count. */
export function countWrites(): () => number {
  let writes = 0;
  const original = Client.prototype.query;
  const counting = function (this: Client, ...args: [unknown, unknown?]) {
    const [first] = args;
    const text = typeof first === "string" ? first : (first as QueryConfig | undefined)?.text;
    const changes = /^\s*(?:with\b[\s\S]*\b)?(?:insert into|update|delete from)\b/i.test(text ?? "");
    if (changes && !text?.includes('"rate_limits"')) writes += 1;
    return Reflect.apply(original, this, args);
  };
  Object.assign(Client.prototype, { query: counting });
  return () => writes;
}

/** What this process holds once what nobody needs is gone, in bytes. */
export function memoryHeld(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().rss;
}

/** How a case went; `broke` is what would be a status 500, `said` what was sent. */
export type Case = {
  entry: string;
  ms: number;
  refused: boolean;
  writes: number;
  broke?: string;
  said: string;
};

/** One sentence for each kind of fault at each entry, with the first that showed it. */
export function onePerFault(wrong: readonly Case[]): string[] {
  const first = new Map<string, string>();
  for (const { entry, broke, ms, writes, said } of wrong) {
    const fault =
      broke ?? (ms > 2_000 ? `took ${Math.round(ms)} ms` : `wrote ${writes} times although refused`);
    const kind = `${entry}: ${fault.split("\n")[0]?.slice(0, 60)}`;
    if (!first.has(kind)) first.set(kind, `${entry}: ${fault}\n    sent: ${said}`);
  }
  return [...first.values()];
}

export function show(input: unknown): string {
  const plain =
    input instanceof FormData
      ? [...input].map(([name, value]) => [name, typeof value === "string" ? value.slice(0, 80) : "file"])
      : input;
  const writable = (_: string, value: unknown) =>
    typeof value === "bigint" || typeof value === "symbol" ? String(value) : value;
  try {
    return (JSON.stringify(plain, writable) ?? "").slice(0, 400);
  } catch {
    return "something that JSON does not know";
  }
}

/** Leaves Next's own ways of going elsewhere: everything else that is thrown would be a status 500. */
export function brokenBy(error: unknown): string | undefined {
  const digest = String(Object(error).digest ?? "");
  if (/^NEXT_(REDIRECT|HTTP_ERROR_FALLBACK)/.test(digest)) return undefined;
  return error instanceof Error
    ? `${error.name}: ${error.message.slice(0, 300)}${causeOf(error)}\n${(error.stack ?? "").split("\n").slice(1, 6).join("\n")}`
    : String(error);
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? ` (${cause.message.slice(0, 200)})` : "";
}
