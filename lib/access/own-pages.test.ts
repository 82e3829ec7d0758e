import { describe, expect, test } from "vitest";
import { isFromOwnPages } from "./own-pages";

// vitest.config.ts sets PORTAL_PUBLIC_URL to http://localhost:3000.
const OWN = "http://localhost:3000";

test("a request of our own pages is taken", () => {
  expect(isFromOwnPages(new Headers({ origin: OWN, "sec-fetch-site": "same-origin" }))).toBe(true);
});

test("an older browser that says no Sec-Fetch-Site is taken by its Origin", () => {
  expect(isFromOwnPages(new Headers({ origin: OWN }))).toBe(true);
});

describe("anything else is refused", () => {
  test.each<[string, Record<string, string>]>([
    ["no Origin at all", {}],
    ["Origin null", { origin: "null" }],
    ["a foreign origin", { origin: "https://evil.example" }],
    [
      "a foreign origin with a forwarded host that matches it",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
    ],
    ["another port", { origin: "http://localhost:3001" }],
    ["another scheme", { origin: "https://localhost:3000" }],
    ["a sub-domain", { origin: "http://a.localhost:3000" }],
    ["a longer name", { origin: "http://localhost:3000.evil.example" }],
    ["our origin from another site", { origin: OWN, "sec-fetch-site": "cross-site" }],
    ["our origin from a sister site", { origin: OWN, "sec-fetch-site": "same-site" }],
    ["our origin typed by hand", { origin: OWN, "sec-fetch-site": "none" }],
  ])("%s", (_, headers) => {
    expect(isFromOwnPages(new Headers(headers))).toBe(false);
  });
});
