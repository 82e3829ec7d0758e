import { createHash, createHmac } from "node:crypto";

export type SignedHeaders = {
  "x-ms-date": string;
  "x-ms-content-sha256": string;
  authorization: string;
};

/** Signs a delivery. `url` as it was registered, `date` as in RFC 1123, `secret` used as text, never decoded. */
export function signWebhook(facts: {
  url: string;
  secret: string;
  date: string;
  body: string;
}): SignedHeaders {
  const { pathname, search, host } = new URL(facts.url);
  const hash = createHash("sha256").update(facts.body, "utf8").digest("base64");
  const text = `POST\n${pathname}${search}\n${facts.date};${host};${hash}`;
  const signature = createHmac("sha256", facts.secret).update(text, "utf8").digest("base64");
  const authorization = `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`;
  return { "x-ms-date": facts.date, "x-ms-content-sha256": hash, authorization };
}
