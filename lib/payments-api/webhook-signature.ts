import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** What of a delivery is signed. `url` is the registered one: behind a proxy the request's own host says nothing. */
export type SignedDelivery = {
  readonly url: string;
  readonly body: Uint8Array;
  /** Header x-ms-date, as it came. */
  readonly date: string;
  /** Header x-ms-content-sha256. */
  readonly contentHash: string;
  /** Header Authorization. */
  readonly authorization: string;
};

const AUTHORIZATION = /^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=(.{44})$/;

/** Whether the platform signed exactly these bytes for this address. Takes the same time wherever a forgery differs. */
export function signatureIsRight(secret: string, delivery: SignedDelivery): boolean {
  const { url, body, date, contentHash, authorization } = delivery;
  const hash = createHash("sha256").update(body).digest("base64");
  const signature = AUTHORIZATION.exec(authorization)?.[1] ?? "";
  const expected = sign(secret, url, date, hash);
  const hashFits = sameText(hash, contentHash);
  return sameText(expected, signature) && hashFits;
}

function sign(secret: string, registered: string, date: string, hash: string): string {
  const { pathname, search, host } = new URL(registered);
  const text = `POST\n${pathname}${search}\n${date};${host};${hash}`;
  // The key is the secret's characters; it only looks like Base64.
  return createHmac("sha256", secret).update(text).digest("base64");
}

// Text is compared, not decoded bytes: Base64 has several spellings of the same bytes.
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
