import { expect, test } from "vitest";
import { readOrder } from "./link-order";
import type { LinkOffer } from "./payment-link";

const SIZE = { id: "f1", kind: "choice" as const, label: "Size", required: true, options: ["S", "L"] };
const MANY = { id: "f2", kind: "quantity" as const, label: "How many", required: true, options: [] };
const NOTE = { id: "f3", kind: "text" as const, label: "Note", required: false, options: [] };
const POST = { id: "s1", name: "Post", priceMinor: 4_900 };
const OPEN = { kind: "open" as const, minimumMinor: 5_000, suggestions: [10_000, 20_000] };

const offer = (own: Partial<LinkOffer> = {}) => ({
  price: { kind: "fixed" as const, minor: 20_000 },
  fields: [],
  shipping: [],
  ...own,
});

const ADDRESS = {
  shipping: "s1",
  name: "Nora Vik",
  street: "Torget 1",
  postCode: "0150",
  city: "Oslo",
  phone: "910 00 011",
  email: "nora@example.test",
};

test("the price times the quantity and the shipping once is what is paid", () => {
  const order = readOrder(offer({ fields: [MANY], shipping: [POST] }), "NOK", {
    ...ADDRESS,
    "field.f2": "3",
    terms: "yes",
    amount: "1",
  });
  expect(order).toMatchObject({
    ok: true,
    value: {
      quantity: 3,
      amountMinor: 64_900,
      shippingMinor: 4_900,
      shipTo: { option: "Post", city: "Oslo" },
    },
  });
});

test("every field that is wrong is named, and nothing is guessed", () => {
  const order = readOrder(offer({ fields: [SIZE, MANY], shipping: [POST] }), "NOK", {
    "field.f1": "XXL",
    "field.f2": "51",
    email: "nobody",
    phone: "call me",
  });
  expect(order).toEqual({
    ok: false,
    error: {
      "field.f1": "choice_unknown",
      "field.f2": "quantity_wrong",
      shipping: "shipping_missing",
      name: "answer_missing",
      street: "answer_missing",
      postCode: "answer_missing",
      city: "answer_missing",
      email: "email_wrong",
      phone: "phone_wrong",
      terms: "terms_missing",
    },
  });
});

test.each([
  [{ suggestion: "10000" }, 10_000],
  [{ suggestion: "10000", amount: "75,50" }, 7_550],
  [{ amount: "50" }, 5_000],
])("an open amount %j is %i", (typed, amountMinor) => {
  const order = readOrder(offer({ price: OPEN }), "NOK", { ...typed, terms: "yes" });
  expect(order).toMatchObject({ value: { amountMinor } });
});

test.each([
  [{}, "amount_missing"],
  [{ suggestion: "1" }, "amount_missing"],
  [{ amount: "49,99" }, "amount_below_minimum"],
  [{ amount: "-50" }, "amount_unreadable"],
  [{ amount: "fifty" }, "amount_unreadable"],
  [{ amount: "650000,01" }, "amount_high"],
])("an open amount %j is refused as %s", (typed, amount) => {
  const order = readOrder(offer({ price: OPEN }), "NOK", { ...typed, terms: "yes" });
  expect(order).toEqual({ ok: false, error: { amount } });
});

test("more pieces than one payment may cost are refused", () => {
  const dear = offer({ price: { kind: "fixed", minor: 50_000_000 }, fields: [MANY] });
  expect(readOrder(dear, "NOK", { "field.f2": "2", terms: "yes" })).toEqual({
    ok: false,
    error: { amount: "amount_high" },
  });
});

test("an answer that need not be given is left out where it is empty", () => {
  const order = readOrder(offer({ fields: [NOTE] }), "NOK", { "field.f3": "  ", terms: "yes" });
  expect(order).toMatchObject({ value: { answers: [], shipTo: null } });
});
