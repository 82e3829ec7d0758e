import { expect, test, vi } from "vitest";
import { authCookies } from "./auth-cookies";

const configured = { PORTAL_PUBLIC_URL: "https://portal.example" };
vi.mock("@/lib/env", () => ({ env: new Proxy({}, { get: (_, name) => Reflect.get(configured, name) }) }));

test("over HTTPS every cookie of the sign-in is bound to this host and sent over HTTPS only", () => {
  configured.PORTAL_PUBLIC_URL = "https://portal.example";
  for (const { name, options } of Object.values(authCookies())) {
    expect(name).toMatch(/^__Host-/);
    expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax", path: "/" });
    expect(options).not.toHaveProperty("domain");
  }
});

test("over plain HTTP, on one's own machine, the prefix would make browsers refuse them", () => {
  configured.PORTAL_PUBLIC_URL = "http://localhost:3000";
  for (const { name, options } of Object.values(authCookies())) {
    expect(name).not.toMatch(/^__/);
    expect(options).toMatchObject({ secure: false, httpOnly: true, sameSite: "lax" });
  }
});
