import { z } from "zod";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";

const REDIRECT = "/qr/v1/merchant-redirect";
const CALLBACK = "/qr/v1/merchant-callback";

/** In place of an image the text that it says: the portal draws it itself, sharp at every size. */
const TEXT = "text/targetUrl";

const webAddress = z
  .string()
  .regex(/^https?:\/\/\S+$/)
  .max(2_000);

const redirectCode = z
  .object({ id: z.string().min(1), url: webAddress, redirectUrl: webAddress, expiresIn: z.int().nullish() })
  .transform(({ id, url, redirectUrl, expiresIn }) => ({
    platformId: id,
    content: url,
    target: redirectUrl,
    /** Seconds that are left, or null where it lives until it is deleted. */
    secondsLeft: expiresIn == null || expiresIn < 0 ? null : expiresIn,
  }));

const callbackCode = z
  .object({
    merchantSerialNumber: z.string(),
    merchantQrId: z.string().min(1),
    locationDescription: z.string(),
    qrContent: webAddress,
  })
  .transform(({ merchantQrId, locationDescription, qrContent }) => ({
    platformId: merchantQrId,
    content: qrContent,
    target: locationDescription,
    secondsLeft: null,
  }));

/** A code as the platform has it. `target` is the page of a redirect code, the place of a callback code. */
export type PlatformCode = z.output<typeof redirectCode>;

const named = (path: string, platformId: string) => `${path}/${encodeURIComponent(platformId)}`;

/** Asks once. A name that is taken is refused with 409. */
export function createRedirect(
  keys: ApiKeys,
  platformId: string,
  target: string,
): Promise<Answer<PlatformCode>> {
  const body = JSON.stringify({ id: platformId, redirectUrl: target });
  const answer = redirectCode.refine((code) => code.platformId === platformId);
  return callPlatform(keys, { method: "POST", path: REDIRECT, accept: TEXT, body, answer });
}

export function listRedirects(keys: ApiKeys): Promise<Answer<PlatformCode[]>> {
  return callPlatform(keys, {
    method: "GET",
    path: REDIRECT,
    accept: TEXT,
    answer: z.array(redirectCode),
  });
}

export function getRedirect(keys: ApiKeys, platformId: string): Promise<Answer<PlatformCode>> {
  const path = named(REDIRECT, platformId);
  const answer = redirectCode.refine((code) => code.platformId === platformId);
  return callPlatform(keys, { method: "GET", path, accept: TEXT, answer });
}

/** Another page behind the same picture. */
export function changeRedirect(
  keys: ApiKeys,
  platformId: string,
  target: string,
): Promise<Answer<PlatformCode>> {
  const path = named(REDIRECT, platformId);
  const body = JSON.stringify({ redirectUrl: target });
  const answer = redirectCode.refine((code) => code.platformId === platformId && code.target === target);
  return callPlatform(keys, { method: "PUT", path, accept: TEXT, body, answer });
}

export function deleteRedirect(keys: ApiKeys, platformId: string): Promise<Answer<unknown>> {
  return callPlatform(keys, { method: "DELETE", path: named(REDIRECT, platformId), answer: z.unknown() });
}

/** Makes the code or changes its place; the picture stays. The answer says nothing of it. */
export function putCallback(keys: ApiKeys, platformId: string, target: string): Promise<Answer<unknown>> {
  const body = JSON.stringify({ locationDescription: target });
  return callPlatform(keys, { method: "PUT", path: named(CALLBACK, platformId), body, answer: z.unknown() });
}

export function listCallbacks(keys: ApiKeys): Promise<Answer<PlatformCode[]>> {
  return callPlatform(keys, { method: "GET", path: CALLBACK, answer: z.array(callbackCode) });
}

export function getCallback(keys: ApiKeys, platformId: string): Promise<Answer<PlatformCode>> {
  const answer = callbackCode.refine((code) => code.platformId === platformId);
  return callPlatform(keys, { method: "GET", path: named(CALLBACK, platformId), answer });
}

export function deleteCallback(keys: ApiKeys, platformId: string): Promise<Answer<unknown>> {
  return callPlatform(keys, { method: "DELETE", path: named(CALLBACK, platformId), answer: z.unknown() });
}
