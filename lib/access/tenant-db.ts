import "server-only";
import { escapeLiteral, type PoolClient } from "pg";
import { type Database, databaseOn } from "@/db/client";
import type { Reach } from "@/lib/domain/permission";
import { onOneConnection } from "./on-one-connection";

declare const bound: unique symbol;

type Reading = "select" | "selectDistinct" | "selectDistinctOn" | "with" | "$with" | "execute" | "$count";
type Writing = "insert" | "update" | "delete";

/** A read-only transaction that sees one merchant, and of it only the sales units within reach. */
export type ReadTx = Pick<Database, Reading> & { readonly [bound]: "read" | "write" };

/** The same with writing. Only a use case gets one, and only against an audit entry. */
export type WriteTx = Pick<Database, Reading | Writing> & { readonly [bound]: "write" };

/** `customers`: the sales units whose customers the caller may see in full; a search finds no more than they see. */
export type Bounds = { merchantId: string; reach: Exclude<Reach, "none">; customers?: Reach };

export async function inReadTransaction<T>(bounds: Bounds, fn: (tx: ReadTx) => Promise<T>): Promise<T> {
  return within("begin read only", bounds, (tx) => fn(tx as unknown as ReadTx)); // safe: the settings are what the brand stands for
}

export async function inWriteTransaction<T>(bounds: Bounds, fn: (tx: WriteTx) => Promise<T>): Promise<T> {
  return within("begin", bounds, (tx) => fn(tx as unknown as WriteTx)); // safe: the settings are what the brand stands for
}

/** Begins a transaction that row security binds to one merchant and to the sales units within reach, in one trip. */
export async function beginWithin(
  client: PoolClient,
  begin: "begin" | "begin read only",
  { merchantId, reach, customers = "none" }: Bounds,
): Promise<void> {
  const settings = {
    "app.merchant_id": merchantId,
    "app.sales_units": written(reach),
    "app.customer_units": written(customers),
  };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`,
  );
  await client.query(`${begin}; select ${set.join(", ")}`);
}

function written(reach: Reach): string {
  if (reach === "none") return "";
  return reach === "all" ? "*" : reach.join(",");
}

function within<T>(
  begin: "begin" | "begin read only",
  bounds: Bounds,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  return onOneConnection((client) => {
    const begun = beginWithin(client, begin, bounds);
    const run = () => work(databaseOn(client));
    return begin === "begin" ? begun.then(run) : both(begun, run());
  });
}

/**
 * What is read first travels along with the beginning: the server takes one after the other, and without the settings row security
 * shows nothing at all. Waits for both, so that nothing is asked any more when the connection goes back.
 */
async function both<T>(begun: Promise<void>, read: Promise<T>): Promise<T> {
  const [beginning, value] = await Promise.allSettled([begun, read]);
  if (beginning.status === "rejected") throw beginning.reason;
  if (value.status === "rejected") throw value.reason;
  return value.value;
}
