import { expect, test } from "vitest";
import { createSandbox } from "./server";

test("the front page leads to the phone and names units, keys, people and issuers", async () => {
  const sandbox = createSandbox({ publicUrl: "http://pay.example.test" });
  const answer = await sandbox.handle(new Request("http://pay.example.test/"));
  const text = await answer.text();
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  for (const part of [
    'href="/phone"',
    'href="/authenticator"',
    "654321",
    "Kari Nordmann",
    "merchant-portal-demo-secret",
  ]) {
    expect(text).toContain(part);
  }
  expect(text).toContain("http://pay.example.test/identity/mitid-dk");
});

test("style sheets and scripts come with their type, other files do not come at all", async () => {
  const sandbox = createSandbox();
  const get = (path: string) => sandbox.handle(new Request(`http://sandbox.test${path}`));
  expect((await get("/assets/phone.js")).headers.get("content-type")).toContain("text/javascript");
  expect((await get("/assets/base.css")).headers.get("content-type")).toContain("text/css");
  expect((await get("/assets/nothing.js")).status).toBe(404);
  expect((await get("/assets/..%2Fserver.ts")).status).toBe(404);
});
