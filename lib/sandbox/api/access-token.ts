import { createHmac, timingSafeEqual } from "node:crypto";

/** `aud` is `payments` for tokens of `/accesstoken/get` and `reports` for those of `/miami/v1/token`. */
export type TokenClaims = { sub: string; aud: "payments" | "reports"; nbf: number; exp: number; jti: string };

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function sign(text: string, key: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

export function issueToken(claims: TokenClaims, key: string): string {
  const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${text}.${sign(text, key)}`;
}

/** The claims when the signature is ours and the token is alive at `now` (milliseconds). */
export function readToken(token: string, key: string, now: number): TokenClaims | undefined {
  const [head, body, signature, ...rest] = token.split(".");
  if (!head || !body || !signature || rest.length > 0) return undefined;
  const expected = Buffer.from(sign(`${head}.${body}`, key));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  // safe: only issueToken signs with this key, and it signs nothing but claims
  const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as TokenClaims;
  const seconds = Math.floor(now / 1000);
  return claims.nbf <= seconds && seconds < claims.exp ? claims : undefined;
}
