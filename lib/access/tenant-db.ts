import "server-only";
import { sql } from "drizzle-orm";
import { type Database, database } from "@/db/client";
import type { Reach } from "@/lib/domain/permission";

declare const bound: unique symbol;

type Reading = "select" | "selectDistinct" | "selectDistinctOn" | "with" | "$with" | "execute" | "$count";
type Writing = "insert" | "update" | "delete";

/** A read-only transaction that sees one merchant, and of it only the sales units within reach. */
export type ReadTx = Pick<Database, Reading> & { readonly [bound]: "read" | "write" };

/** The same with writing. Only a use case gets one, and only against an audit entry. */
export type WriteTx = Pick<Database, Reading | Writing> & { readonly [bound]: "write" };

export type Bounds = { merchantId: string; reach: Exclude<Reach, "none"> };

export async function inReadTransaction<T>(bounds: Bounds, fn: (tx: ReadTx) => Promise<T>): Promise<T> {
  return database().transaction(
    async (tx) => {
      await bind(tx, bounds);
      return fn(tx as unknown as ReadTx); // safe: the settings made by bind() are what the brand stands for
    },
    { accessMode: "read only" },
  );
}

export async function inWriteTransaction<T>(bounds: Bounds, fn: (tx: WriteTx) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await bind(tx, bounds);
    return fn(tx as unknown as WriteTx); // safe: the settings made by bind() are what the brand stands for
  });
}

/** What row security reads: the merchant, and the sales units within reach. */
export function settingsOf({ merchantId, reach }: Bounds): readonly [merchant: string, units: string] {
  return [merchantId, reach === "all" ? "*" : reach.join(",")];
}

async function bind(tx: Pick<Database, "execute">, bounds: Bounds): Promise<void> {
  const [merchantId, units] = settingsOf(bounds);
  await tx.execute(
    sql`select set_config('app.merchant_id', ${merchantId}, true), set_config('app.sales_units', ${units}, true)`,
  );
}
