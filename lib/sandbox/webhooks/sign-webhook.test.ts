import { describe, expect, it } from "vitest";
import { signWebhook } from "./sign-webhook";

const signatureOf = (authorization: string) => authorization.split("Signature=")[1];

describe("the signature of a webhook", () => {
  it("reproduces the vendor's published example", () => {
    const signed = signWebhook({
      secret: "A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==",
      url: "https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63",
      date: "Thu, 30 Mar 2023 08:38:32 GMT",
      body: '{"some-unique-content":"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world"}',
    });
    expect(signed["x-ms-content-sha256"]).toBe("lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=");
    expect(signed.authorization).toBe(
      "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=",
    );
  });

  const body =
    '{"msn":"654321","reference":"fjord-kiosk-000123","pspReference":"5f0c3a1e-7b52-4d8f-9a44-0c9d2f6e1b77","name":"CAPTURED","amount":{"currency":"NOK","value":12500},"timestamp":"2026-11-20T09:15:30.250Z","idempotencyKey":"cap-fjord-kiosk-000123-1","success":true}';
  const secret = "3f0b2d7c-91c4-4a55-8f0e-6b1d2c9e7a10";
  const date = "Fri, 20 Nov 2026 09:15:31 GMT";

  it.each([
    ["https://shop.example.test/hooks/vmp?tenant=42", body, "y4s1HwHum2calyrb7NlxOJBlt9E6aorIrjQYdNp5CdU="],
    ["http://127.0.0.1:4100/hooks/vmp", body, "9eHAX1ppFQIRj7B7excJM/4berGtFrwUh7JpMHUdMH8="],
    [
      "https://shop.example.test/hooks/vmp?tenant=42",
      `${body}\n`,
      "Q93eWkEUqHUlFIYOkCJL6HBovMjP8hOGaV2BMaxLKic=",
    ],
  ])("signs path, host with port and exact body (%s)", (url, text, signature) => {
    expect(signatureOf(signWebhook({ secret, url, date, body: text }).authorization)).toBe(signature);
  });
});
