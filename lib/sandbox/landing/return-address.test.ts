import { expect, test } from "vitest";
import { readReturnAddress } from "./return-address";

test.each([
  ["https://shop.example.test/a?b=1", "web"],
  ["shopapp://back", "app"],
  ["javascript:alert(1)", "none"],
  ["JavaScript:alert(1)", "none"],
  ["data:text/html,hi", "none"],
  ["nonsense", "none"],
  [undefined, "none"],
])("%s leads to: %s", (returnUrl, kind) => {
  expect(readReturnAddress(returnUrl).kind).toBe(kind);
});
