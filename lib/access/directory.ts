import "server-only";
import { eq, sql } from "drizzle-orm";
import { type Database, databaseOn } from "@/db/client";
import { merchants } from "@/db/schema/merchants";
import { webhookRegistrations } from "@/db/schema/webhooks";
import { onOneConnection } from "./on-one-connection";
import type { WriteTx } from "./tenant-db";

/** A transaction that looks across merchants. Only files in lib/access may use it; its rights are listed in db/secure.ts. */
export function asDirectory<T>(fn: (tx: Database) => Promise<T>): Promise<T> {
  return onOneConnection(async (client) => {
    await client.query("begin; set local role portal_directory");
    return fn(databaseOn(client));
  });
}

/** The same inside a transaction that is bound to a merchant already: both change together, or neither does. */
export async function asDirectoryWithin<T>(tx: WriteTx, fn: (tx: Database) => Promise<T>): Promise<T> {
  await tx.execute(sql`set local role portal_directory`);
  const value = await fn(tx as unknown as Database); // safe: the same connection, under the directory's rights until the reset
  await tx.execute(sql`reset role`);
  return value;
}

/** Whose registration a webhook came to, or undefined where it is not (or no longer) ours. */
export async function findRegistration(id: string): Promise<{ merchantId: string; msn: string } | undefined> {
  const [row] = await asDirectory((tx) =>
    tx
      .select({ merchantId: webhookRegistrations.merchantId, msn: webhookRegistrations.msn })
      .from(webhookRegistrations)
      .where(eq(webhookRegistrations.id, id)),
  );
  return row;
}

/** The id of the company with this short name, for the operator's commands. */
export async function findMerchantId(slug: string): Promise<string | undefined> {
  const [row] = await asDirectory((tx) =>
    tx.select({ id: merchants.id }).from(merchants).where(eq(merchants.slug, slug)),
  );
  return row?.id;
}
