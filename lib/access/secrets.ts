import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { merchantKeys, secrets } from "@/db/schema/secrets";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { keyIdOf, masterKey, seal, unseal } from "./seal";
import type { ReadTx, WriteTx } from "./tenant-db";

/** What a secret belongs to ("api-keys:654321") and its name there ("client-secret"). */
export type SecretPlace = { readonly owner: string; readonly name: string };

/** Encrypts a secret with the merchant's own key and keeps it, replacing what stood at that place. */
export async function keepSecret(
  tx: WriteTx,
  merchantId: string,
  place: SecretPlace,
  text: string,
): Promise<void> {
  const key = await ensureMerchantKey(tx, merchantId);
  const ciphertext = seal(key, Buffer.from(text, "utf8"), placeOf(merchantId, place), "m1");
  await tx
    .insert(secrets)
    .values({ merchantId, ...place, ciphertext })
    .onConflictDoUpdate({
      target: [secrets.merchantId, secrets.owner, secrets.name],
      set: { ciphertext, updatedAt: now() },
    });
}

export async function dropSecret(
  tx: WriteTx,
  merchantId: string,
  { owner, name }: SecretPlace,
): Promise<void> {
  await tx
    .delete(secrets)
    .where(and(eq(secrets.merchantId, merchantId), eq(secrets.owner, owner), eq(secrets.name, name)));
}

/** The secret in clear, or undefined where none is kept. @throws where the row was tampered with or the key is another. */
export async function openSecret(
  tx: ReadTx,
  merchantId: string,
  { owner, name }: SecretPlace,
): Promise<string | undefined> {
  return (await openSecrets(tx, merchantId, owner)).get(name);
}

/** All secrets of one owner in clear, by name. @throws as {@link openSecret} does. */
export async function openSecrets(
  tx: ReadTx,
  merchantId: string,
  owner: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ name: secrets.name, ciphertext: secrets.ciphertext, wrappedKey: merchantKeys.wrappedKey })
    .from(secrets)
    .innerJoin(merchantKeys, eq(merchantKeys.merchantId, secrets.merchantId))
    .where(and(eq(secrets.merchantId, merchantId), eq(secrets.owner, owner)));
  return new Map(
    rows.map(({ name, ciphertext, wrappedKey }) => {
      const key = unwrap(merchantId, wrappedKey);
      return [name, unseal(key, ciphertext, placeOf(merchantId, { owner, name })).toString("utf8")];
    }),
  );
}

/**
 * Gives the merchant a new key of its own, wrapped by the present SECRETS_KEY, and encrypts all its secrets with that. Nothing
 * happens where the key at hand is wrapped so already. Answers how many secrets were encrypted anew.
 */
export async function rekeyMerchant(tx: WriteTx, merchantId: string): Promise<number | "nothing to do"> {
  const wrappedKey = await lockMerchantKey(tx, merchantId);
  if (wrappedKey === undefined || keyIdOf(wrappedKey) === env.SECRETS_KEY_ID) return "nothing to do";
  const former = unwrap(merchantId, wrappedKey);
  const fresh = randomBytes(32);
  const rows = await tx.select().from(secrets).where(eq(secrets.merchantId, merchantId));
  for (const { owner, name, ciphertext } of rows) {
    const place = placeOf(merchantId, { owner, name });
    await tx
      .update(secrets)
      .set({ ciphertext: seal(fresh, unseal(former, ciphertext, place), place, "m1") })
      .where(and(eq(secrets.merchantId, merchantId), eq(secrets.owner, owner), eq(secrets.name, name)));
  }
  await tx
    .update(merchantKeys)
    .set({ wrappedKey: wrap(merchantId, fresh) })
    .where(eq(merchantKeys.merchantId, merchantId));
  return rows.length;
}

/** The key to write with: there from the first secret on, and wrapped by the present SECRETS_KEY. */
async function ensureMerchantKey(tx: WriteTx, merchantId: string): Promise<Buffer> {
  const made = { merchantId, wrappedKey: wrap(merchantId, randomBytes(32)) };
  await tx.insert(merchantKeys).values(made).onConflictDoNothing();
  await rekeyMerchant(tx, merchantId);
  const wrappedKey = await lockMerchantKey(tx, merchantId);
  if (wrappedKey === undefined) throw new Error("the merchant's key is missing");
  return unwrap(merchantId, wrappedKey);
}

/** Locked until the transaction ends: a secret that is written while its key is replaced could never be read again. */
async function lockMerchantKey(tx: WriteTx, merchantId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ wrappedKey: merchantKeys.wrappedKey })
    .from(merchantKeys)
    .where(eq(merchantKeys.merchantId, merchantId))
    .for("update");
  return row?.wrappedKey;
}

function wrap(merchantId: string, key: Buffer): string {
  return seal(masterKey(env.SECRETS_KEY_ID), key, wrappingPlace(merchantId), env.SECRETS_KEY_ID);
}

function unwrap(merchantId: string, wrappedKey: string): Buffer {
  return unseal(masterKey(keyIdOf(wrappedKey)), wrappedKey, wrappingPlace(merchantId));
}

// The place is authenticated with the ciphertext, so that one row's secret cannot be moved to another row or merchant.
const placeOf = (merchantId: string, { owner, name }: SecretPlace) =>
  `${merchantId}|secrets|${owner}|${name}`;
const wrappingPlace = (merchantId: string) => `${merchantId}|merchant_keys|wrapped_key`;
