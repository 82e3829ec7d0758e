import { expect, test } from "vitest";
import { screenText } from "./link-screening";

test.each([
  ["Buy a handgun today", "link_text_weapons", "handgun"],
  ["Billige våpen", "link_text_weapons", "våpen"],
  ["Kokain", "link_text_drugs", "Kokain"],
  ["co\u200Bcaine", "link_text_drugs", "cocaine"],
  ["ｃocaine", "link_text_drugs", "cocaine"],
  ["Casino night", "link_text_gambling", "Casino"],
  ["10 bitcoins", "link_text_crypto", "bitcoins"],
  ["Skriv inn passordet ditt", "link_text_secrets", "passordet"],
  ["Henkilötunnus", "link_text_secrets", "Henkilötunnus"],
  ["See https://elsewhere.example/a", "link_text_address", "https://elsewhere.example/a"],
  ["javascript:alert(1)", "link_text_address", "javascript:alert(1)"],
])("%s is refused with its word", (text, code, word) => {
  expect(screenText(text)).toEqual({ code, word });
});

test("a card number is no text for a link", () => {
  expect(screenText("Pay to 4925 0000 0000 0004")).toMatchObject({ code: "link_text_secrets" });
});

test.each(["Coffee course", "Database for beginners", "Vase", "Kaffe og kake: 2 stk.", "Pinnekjøtt 12"])(
  "%s may be sold",
  (text) => {
    expect(screenText(text)).toBeUndefined();
  },
);
