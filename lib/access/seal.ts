import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/** The name of the key under which a text was sealed. */
export function keyIdOf(sealed: string): string {
  return sealed.split(".")[1] ?? "";
}

/** A key of SECRETS_KEY or SECRETS_KEYS_OLD by its name. @throws where neither names it. */
export function masterKey(id: string): Buffer {
  const key = env.secretsKeys.get(id);
  if (key === undefined)
    throw new Error(`secrets were kept under the key "${id}", which SECRETS_KEYS_OLD does not name`);
  return Buffer.from(key, "base64");
}

/** Encrypts with AES-256-GCM: `v1.<key id>.<iv>.<ciphertext>.<tag>`. `place` is authenticated with it, and needed to open it. */
export function seal(key: Buffer, clear: Buffer, place: string, keyId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(clear), cipher.final()]);
  return ["v1", keyId, ...[iv, text, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(
    ".",
  );
}

/** What was sealed at this place. @throws where it was tampered with, moved, or sealed with another key. */
export function unseal(key: Buffer, sealed: string, place: string): Buffer {
  const [version, , iv, text, tag] = sealed.split(".");
  if (version !== "v1" || !iv || text === undefined || !tag)
    throw new Error("a kept secret has an unknown form");
  // Without its length named, a tag of four bytes would do, which can be guessed.
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: 16 })
    .setAAD(Buffer.from(place))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]);
}
