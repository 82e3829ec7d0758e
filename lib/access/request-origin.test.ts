import { beforeEach, expect, test, vi } from "vitest";
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

test("a request of another origin is refused", async () => {
  sent = new Headers({ origin: "https://evil.example" });
  expect(await comesFromOwnPages()).toBe(false);
});

test("the address is what the nearest proxy says, not what the client claims first", async () => {
  sent = new Headers({ "x-forwarded-for": "198.51.100.1, 203.0.113.7" });
  expect(await clientAddress()).toBe("203.0.113.7");
});
