import { createHash, createHmac } from "node:crypto";
import { signWebhook } from "@/lib/sandbox/webhooks/sign-webhook";
import type { Dice } from "../dice";

/** One delivery as it comes in: to which address it was registered, its bytes and its headers. */
export type Delivery = { readonly url: string; readonly body: Buffer; readonly headers: Signed };
type Signed = { readonly date: string; readonly hash: string; readonly authorization: string };

export const SECRET =
  "A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==";
const URLS = [
  "https://portal.example.test/api/webhooks/payments/0d3f6a1e-7b52-4d8f-9a44-0c9d2f6e1b77",
  "http://127.0.0.1:3000/api/webhooks/payments/5f0c3a1e-7b52-4d8f-9a44-0c9d2f6e1b77?tenant=42",
];
const NAMES = ["CREATED", "AUTHORIZED", "CAPTURED", "REFUNDED", "CANCELLED"];

/** A delivery as the platform signs it; the body's names and figures vary. */
export function genuine(dice: Dice, url = dice.pick(URLS), secret = SECRET): Delivery {
  const body = JSON.stringify({
    msn: String(100_000 + dice.below(900_000)),
    reference: `order-${dice.below(1e9)}`,
    name: dice.pick(NAMES),
    amount: { currency: "NOK", value: dice.below(1e7) },
    success: true,
  });
  const date = new Date(1_790_000_000_000 + dice.below(1e9) * 1_000).toUTCString();
  const headers = signWebhook({ url, secret, date, body });
  const { "x-ms-date": signedDate, "x-ms-content-sha256": hash, authorization } = headers;
  return { url, body: Buffer.from(body), headers: { date: signedDate, hash, authorization } };
}

type Mutate = (from: Delivery, dice: Dice) => Delivery;

const withHeaders = (from: Delivery, headers: Partial<Signed>): Delivery => ({
  ...from,
  headers: { ...from.headers, ...headers },
});

function flipBit(bytes: Buffer, dice: Dice): Buffer {
  const flipped = Buffer.from(bytes);
  const bit = dice.below(bytes.length * 8);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

const flipText = (text: string, dice: Dice) => flipBit(Buffer.from(text, "latin1"), dice).toString("latin1");

/** As two headers of one name reach whoever asks for it: joined by a comma. */
const twice = (one: string, other: string, dice: Dice) =>
  dice.below(2) === 0 ? `${one}, ${other}` : `${other}, ${one}`;

/** Another writing of what a careless reader takes for the same. */
const respell = (text: string, dice: Dice): string =>
  dice.pick<(text: string) => string>([
    (one) => `${one}=`,
    (one) => one.replace(/=+$/, ""),
    (one) => ` ${one}`,
    (one) => `${one} `,
    (one) => `${one}\t`,
    (one) => one.toLowerCase(),
    (one) => one.toUpperCase(),
    (one) => `"${one}"`,
    (one) => Buffer.from(one, "base64").toString("hex"),
    (one) => one.replace(/[^=](=*)$/, (end) => String.fromCharCode(end.charCodeAt(0) + 1) + end.slice(1)),
    (one) => one.slice(0, -1),
    () => "",
    (one) => one.replace("HMAC-SHA256", "hmac-sha256"),
    (one) => one.replace("x-ms-date;host", "host;x-ms-date"),
    (one) => one.replace("Signature=", "signature="),
    (one) => one.replace("&", " & "),
    (one) => one.replace("SignedHeaders=x-ms-date;host;x-ms-content-sha256", "SignedHeaders="),
  ])(text);

/** Signs the same bytes, but not as the platform does with this registration. */
function signOtherwise(from: Delivery, dice: Dice): Delivery {
  const { pathname, search, host } = new URL(from.url);
  const hash = createHash("sha256").update(from.body).digest("base64");
  const { date } = from.headers;
  const [key, method, path, at, lines] = dice.pick<[string | Buffer, string, string, string, string]>([
    [Buffer.from(SECRET, "base64"), "POST", pathname + search, host, "\n"],
    [SECRET.slice(1), "POST", pathname + search, host, "\n"],
    ["", "POST", pathname + search, host, "\n"],
    [SECRET, "GET", pathname + search, host, "\n"],
    [SECRET, "post", pathname + search, host, "\n"],
    [SECRET, "POST", `${pathname}/${search}`, host, "\n"],
    [SECRET, "POST", pathname + search, "evil.example.test", "\n"],
    [SECRET, "POST", pathname + search, `${host}:8443`, "\n"],
    [SECRET, "POST", pathname + search, host, "\r\n"],
  ]);
  const text = `${method}${lines}${path}${lines}${date};${at};${hash}`;
  const signature = createHmac("sha256", key).update(text).digest("base64");
  const start = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";
  return withHeaders(from, { authorization: start + signature });
}

const insert = (body: Buffer, dice: Dice) => {
  const at = dice.below(body.length + 1);
  const piece = Buffer.from(dice.pick([" ", "\n", "0", "\0", "}", '{"success":false}']));
  return Buffer.concat([body.subarray(0, at), piece, body.subarray(at)]);
};

/** Ways in which a delivery may be changed on its way, or made up. */
export const MUTATIONS: Readonly<Record<string, Mutate>> = {
  "a bit of the body": (from, dice) => ({ ...from, body: flipBit(from.body, dice) }),
  "bytes put into the body": (from, dice) => ({ ...from, body: insert(from.body, dice) }),
  "a body cut off": (from, dice) => ({ ...from, body: from.body.subarray(0, dice.below(from.body.length)) }),
  "a bit of the date": (from, dice) => withHeaders(from, { date: flipText(from.headers.date, dice) }),
  "a bit of the hash": (from, dice) => withHeaders(from, { hash: flipText(from.headers.hash, dice) }),
  "a bit of the signature": (from, dice) =>
    withHeaders(from, { authorization: flipText(from.headers.authorization, dice) }),
  "a header written otherwise": (from, dice) => {
    const name = dice.pick(["date", "hash", "authorization"] as const);
    return withHeaders(from, { [name]: respell(from.headers[name], dice) });
  },
  "a header twice": (from, dice) => {
    const name = dice.pick(["date", "hash", "authorization"] as const);
    const other = dice.below(2) === 0 ? from.headers[name] : genuine(dice, from.url).headers[name];
    return withHeaders(from, { [name]: twice(from.headers[name], other, dice) });
  },
  "another delivery's header": (from, dice) => {
    const name = dice.pick(["hash", "authorization"] as const);
    return withHeaders(from, { [name]: genuine(dice, from.url).headers[name] });
  },
  "another delivery's body and hash": (from, dice) => {
    const { body, headers } = genuine(dice, from.url);
    return { ...from, body, headers: { ...from.headers, hash: headers.hash } };
  },
  "signed for another address": (from, dice) => {
    const other = dice.pick([
      "https://evil.example.test/hook",
      `${from.url}x`,
      from.url.replace("/api/", "/API/"),
    ]);
    return { ...genuine(dice, other), url: from.url };
  },
  "signed with another secret": (from, dice) => genuine(dice, from.url, flipText(SECRET, dice)),
  "signed otherwise": signOtherwise,
};

export const sameDelivery = (a: Delivery, b: Delivery) =>
  a.url === b.url && a.body.equals(b.body) && JSON.stringify(a.headers) === JSON.stringify(b.headers);
