import { describe, expect, it } from "vitest";
import { MOST_REDIRECT_URIS, readRedirectUris, redirectUriProblem } from "./redirect-uri";

describe("a redirect URI", () => {
  it.each([
    "https://shop.example.com",
    "https://shop.example.com/",
    "https://shop.example.com/login/callback?from=app",
    "https://shop.example.com:8443/callback",
    "http://localhost/callback",
    "http://localhost:3000/callback",
  ])("%s is taken", (uri) => {
    expect(redirectUriProblem(uri)).toBeUndefined();
  });

  it.each([
    ["https://shop.example.com/callback#done", "redirect_fragment"],
    ["https://shop.example.com/#", "redirect_fragment"],
    ["https://*.example.com/callback", "redirect_wildcard"],
    ["https://shop.example.com/*", "redirect_wildcard"],
    ["http://shop.example.com/callback", "redirect_not_https"],
    ["http://127.0.0.1:3000/callback", "redirect_not_https"],
    ["http://localhost.example.com/callback", "redirect_not_https"],
    ["fjordkaffe://callback", "redirect_not_https"],
    ["ftp://shop.example.com/callback", "redirect_not_https"],
    ["javascript:alert(1)", "redirect_unreadable"],
    ["shop.example.com/callback", "redirect_unreadable"],
    ["/callback", "redirect_unreadable"],
    ["https:shop.example.com", "redirect_unreadable"],
    ["https:///callback", "redirect_unreadable"],
    ["https://shop.example.com/call back", "redirect_unreadable"],
    ["https://shop.example.com\\callback", "redirect_unreadable"],
    ["https://kaffé.example/callback", "redirect_unreadable"],
    ["https://shop.example.com:99999/", "redirect_unreadable"],
    ["https://me:secret@shop.example.com/", "redirect_password"],
    ["https://shop.example.com@evil.example/", "redirect_password"],
    [`https://shop.example.com/${"x".repeat(1_000)}`, "redirect_too_long"],
  ])("%s is refused: %s", (uri, code) => {
    expect(redirectUriProblem(uri)).toBe(code);
  });
});

describe("the redirect URIs of a unit", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `https://a.example/${index}`);

  it("stay in order and as they were typed, without empty fields and spaces around them", () => {
    expect(readRedirectUris([" https://a.example/ ", "", "https://a.example"])).toEqual({
      ok: true,
      value: ["https://a.example/", "https://a.example"],
    });
  });

  it("are as many as fit", () => {
    expect(readRedirectUris(many(MOST_REDIRECT_URIS)).ok).toBe(true);
    expect(readRedirectUris(many(MOST_REDIRECT_URIS + 1))).toEqual({
      ok: false,
      error: { code: "redirect_too_many" },
    });
  });

  it("are at least one", () => {
    expect(readRedirectUris(["", " "])).toEqual({ ok: false, error: { code: "redirect_missing" } });
  });

  it("name the one that is wrong, or there twice", () => {
    const good = "https://a.example/";
    expect(readRedirectUris([good, "https://a.example/#x"])).toEqual({
      ok: false,
      error: { code: "redirect_fragment", uri: "https://a.example/#x" },
    });
    expect(readRedirectUris([good, good])).toEqual({
      ok: false,
      error: { code: "redirect_twice", uri: good },
    });
  });
});
