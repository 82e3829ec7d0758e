import "server-only";
import { env } from "@/lib/env";
import { keyIdOf, masterKey, seal, unseal } from "./seal";

/** Encrypts a secret of a person, who belongs to no company, with the portal's own key. Bound to the person and its purpose. */
export function sealForUser(userId: string, purpose: string, clear: Buffer): string {
  return seal(masterKey(env.SECRETS_KEY_ID), clear, placeOf(userId, purpose), env.SECRETS_KEY_ID);
}

/** @throws where it was tampered with, is another person's, or was sealed for something else. */
export function openForUser(userId: string, purpose: string, sealed: string): Buffer {
  return unseal(masterKey(keyIdOf(sealed)), sealed, placeOf(userId, purpose));
}

const placeOf = (userId: string, purpose: string) => `user|${userId}|${purpose}`;
