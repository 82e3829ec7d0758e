import { describe, expect, test } from "vitest";
import { type SignedDelivery, signatureIsRight } from "./webhook-signature";

const authorization = (signature: string) =>
  `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`;

const WORKED_SECRET = "3f0b2d7c-91c4-4a55-8f0e-6b1d2c9e7a10";
const WORKED_BODY =
  '{"msn":"654321","reference":"fjord-kiosk-000123","pspReference":"5f0c3a1e-7b52-4d8f-9a44-0c9d2f6e1b77","name":"CAPTURED","amount":{"currency":"NOK","value":12500},"timestamp":"2026-11-20T09:15:30.250Z","idempotencyKey":"cap-fjord-kiosk-000123-1","success":true}';

const worked: SignedDelivery = {
  url: "https://shop.example.test/hooks/vmp?tenant=42",
  body: Buffer.from(WORKED_BODY),
  date: "Fri, 20 Nov 2026 09:15:31 GMT",
  contentHash: "4I5t97ginvK31Po+nJGvoV0mj3nRDYObfxCK7fvUBUk=",
  authorization: authorization("y4s1HwHum2calyrb7NlxOJBlt9E6aorIrjQYdNp5CdU="),
};

describe("known answers", () => {
  test("the vendor's published vector", () => {
    const secret = "A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==";
    const delivery = {
      url: "https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63",
      body: Buffer.from('{"some-unique-content":"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world"}'),
      date: "Thu, 30 Mar 2023 08:38:32 GMT",
      contentHash: "lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=",
      authorization: authorization("agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U="),
    };
    expect(signatureIsRight(secret, delivery)).toBe(true);
  });

  test("the worked example", () => {
    expect(signatureIsRight(WORKED_SECRET, worked)).toBe(true);
  });

  test("a host with a port signs with the port", () => {
    const local = {
      ...worked,
      url: "http://127.0.0.1:4100/hooks/vmp",
      authorization: authorization("9eHAX1ppFQIRj7B7excJM/4berGtFrwUh7JpMHUdMH8="),
    };
    expect(signatureIsRight(WORKED_SECRET, local)).toBe(true);
  });
});

describe("forgeries", () => {
  const extra = Buffer.from(`${WORKED_BODY}\n`);
  const reSigned = {
    contentHash: "rKdUk4sIPSU2oXX0/wN+5SNc+181a9ZGd0KGKhoMT0I=",
    authorization: authorization("Q93eWkEUqHUlFIYOkCJL6HBovMjP8hOGaV2BMaxLKic="),
  };

  test.each([
    ["one byte more", { ...worked, body: extra }],
    [
      "the new body's hash with the old signature",
      { ...worked, body: extra, contentHash: reSigned.contentHash },
    ],
    [
      "the new body's signature with the old hash",
      { ...worked, body: extra, authorization: reSigned.authorization },
    ],
    ["another date", { ...worked, date: "Fri, 20 Nov 2026 09:15:32 GMT" }],
    ["another path", { ...worked, url: "https://shop.example.test/hooks/vmp?tenant=43" }],
    ["another host", { ...worked, url: "https://shop.example.test:8443/hooks/vmp?tenant=42" }],
    ["no signature", { ...worked, authorization: "" }],
    ["an empty signature", { ...worked, authorization: authorization("") }],
    ["another scheme", { ...worked, authorization: worked.authorization.replace("HMAC-SHA256", "Bearer") }],
    ["text before the scheme", { ...worked, authorization: `x${worked.authorization}` }],
    ["text behind the signature", { ...worked, authorization: `${worked.authorization}=` }],
    // The last character before the padding has two unused bits: a decoder reads U and V as the same byte.
    [
      "another spelling of the same bytes",
      { ...worked, authorization: worked.authorization.replace("CdU=", "CdV=") },
    ],
  ])("%s is refused", (_name, delivery) => {
    expect(signatureIsRight(WORKED_SECRET, delivery)).toBe(false);
  });

  test("one byte more passes when everything was signed anew", () => {
    expect(signatureIsRight(WORKED_SECRET, { ...worked, body: extra, ...reSigned })).toBe(true);
  });

  test("another secret is refused", () => {
    expect(signatureIsRight(`${WORKED_SECRET}0`, worked)).toBe(false);
  });

  test("no flipped bit of body, date, hash or authorization passes", () => {
    const parts = {
      date: Buffer.from(worked.date),
      contentHash: Buffer.from(worked.contentHash),
      authorization: Buffer.from(worked.authorization),
    };
    let accepted = 0;
    for (let bit = 0; bit < worked.body.length * 8; bit += 1) {
      const body = Buffer.from(worked.body);
      body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (signatureIsRight(WORKED_SECRET, { ...worked, body })) accepted += 1;
    }
    for (const [name, bytes] of Object.entries(parts)) {
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        if (signatureIsRight(WORKED_SECRET, { ...worked, [name]: changed.toString("latin1") })) accepted += 1;
      }
    }
    expect(accepted).toBe(0);
  });
});
