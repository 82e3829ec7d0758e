import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientAddress, comesFromOwnPages } from "./request-origin";

let sent = new Headers();
vi.mock("next/headers", () => ({ headers: async () => sent }));

beforeEach(() => {
  sent = new Headers();
});

// vitest.config.ts sets PORTAL_PUBLIC_URL to http://localhost:3000.
const OWN = "http://localhost:3000";

test("a request of our own pages is taken", async () => {
  sent = new Headers({ origin: OWN, "sec-fetch-site": "same-origin" });
  expect(await comesFromOwnPages()).toBe(true);
});

test("an older browser that says no Sec-Fetch-Site is taken by its Origin", async () => {
  sent = new Headers({ origin: OWN });
  expect(await comesFromOwnPages()).toBe(true);
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
  ])("%s", async (_, headers) => {
    sent = new Headers(headers);
    expect(await comesFromOwnPages()).toBe(false);
  });
});

test("the address is what the nearest proxy says, not what the client claims first", async () => {
  sent = new Headers({ "x-forwarded-for": "198.51.100.1, 203.0.113.7" });
  expect(await clientAddress()).toBe("203.0.113.7");
});
