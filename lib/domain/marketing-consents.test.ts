import { describe, expect, it } from "vitest";
import { readMarketingConsents } from "./marketing-consents";

const links = { termsUrl: "https://shop.example.com/terms", privacyUrl: "https://shop.example.com/privacy" };

describe("marketing consents", () => {
  it("are kept in one order, and mandatory only where chosen", () => {
    const draft = { types: ["sms", "email"], mandatory: ["email", "push"], ...links } as const;
    expect(readMarketingConsents(draft)).toEqual({
      ok: true,
      value: {
        types: [
          { type: "email", mandatory: true },
          { type: "sms", mandatory: false },
        ],
        ...links,
      },
    });
  });

  it("are at least one", () => {
    expect(readMarketingConsents({ types: [], mandatory: ["sms"], ...links })).toEqual({
      ok: false,
      error: { code: "consents_missing" },
    });
  });

  it.each([
    [{ termsUrl: "" }, { code: "address_missing", field: "termsUrl" }],
    [{ termsUrl: "http://shop.example.com" }, { code: "address_not_https", field: "termsUrl" }],
    [{ privacyUrl: "our privacy page" }, { code: "address_unreadable", field: "privacyUrl" }],
    [
      { privacyUrl: `https://shop.example.com/${"x".repeat(1_000)}` },
      { code: "address_too_long", field: "privacyUrl" },
    ],
  ])("need links that open: %j", (wrong, error) => {
    const draft = { types: ["sms"], mandatory: [], ...links, ...wrong } as const;
    expect(readMarketingConsents(draft)).toEqual({ ok: false, error });
  });
});
