import { describe, expect, it } from "vitest";
import { LONGEST_ADDRESS, readWebAddress } from "./web-address";

describe("a web address", () => {
  it.each([
    "https://shop.example.com",
    "https://shop.example.com:8443/hooks/revoked?unit=1",
    "https://xn--kaff-hra.example/",
  ])("%s is taken as it was typed", (typed) => {
    expect(readWebAddress(` ${typed} `)).toEqual({ ok: true, value: typed });
  });

  it.each([
    ["", "address_missing"],
    ["shop.example.com", "address_unreadable"],
    ["https://shop example.com", "address_unreadable"],
    ["https://kaffé.example/", "address_unreadable"],
    ["http://shop.example.com", "address_not_https"],
    ["javascript:alert(1)", "address_not_https"],
    ["https://me:secret@shop.example.com", "address_password"],
    ["https://localhost/hook", "address_local"],
    ["https://127.0.0.1/hook", "address_local"],
    ["https://printer.local/", "address_local"],
    [`https://shop.example.com/${"x".repeat(LONGEST_ADDRESS)}`, "address_too_long"],
  ])("%s is refused: %s", (typed, code) => {
    expect(readWebAddress(typed)).toEqual({ ok: false, error: code });
  });
});
