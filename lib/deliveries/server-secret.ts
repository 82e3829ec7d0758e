import "server-only";
import ssh2 from "ssh2";
import { dropSecret, keepSecret, openSecret } from "@/lib/access/secrets";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { FileServer } from "@/lib/domain/report-subscription";

/** What an upload signs in with: one of both. */
export type ServerSecret = { readonly privateKey: string } | { readonly password: string };

const ownerOf = (subscription: string) => `report-server:${subscription}`;
const NAMES = { key: "private-key", password: "password" } as const;

export async function openServerSecret(
  tx: ReadTx,
  merchantId: string,
  subscription: string,
  signIn: FileServer["signIn"],
): Promise<ServerSecret | undefined> {
  const text = await openSecret(tx, merchantId, { owner: ownerOf(subscription), name: NAMES[signIn] });
  if (text === undefined) return undefined;
  return signIn === "key" ? { privateKey: text } : { password: text };
}

export async function keepPassword(tx: WriteTx, merchantId: string, subscription: string, password: string) {
  await keepSecret(tx, merchantId, { owner: ownerOf(subscription), name: NAMES.password }, password);
}

/** Makes an Ed25519 key; its private half never leaves the portal. Gives the public one, as a server's list of keys has it. */
export async function makeKey(tx: WriteTx, merchantId: string, subscription: string): Promise<string> {
  const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment: "merchant-portal" });
  await keepSecret(tx, merchantId, { owner: ownerOf(subscription), name: NAMES.key }, pair.private);
  return pair.public.trim();
}

export async function dropServerSecrets(tx: WriteTx, merchantId: string, subscription: string) {
  for (const name of Object.values(NAMES))
    await dropSecret(tx, merchantId, { owner: ownerOf(subscription), name });
}
