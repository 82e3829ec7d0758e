import { describe, expect, it } from "vitest";
import { FIELDS_OF, plainAnswers, problemsOf } from "./order-form";

const norway = { country: "NO", currency: "NOK" } as const;
const name = "Fjordkaffe Kiosk";
const whole = {
  sells: "Coffee, buns and beans by the kilo",
  turnover: "1 200 000",
  account: "9999 00 00014",
  website: "https://fjordkaffe.example/shop",
  terms: "https://fjordkaffe.example/terms",
  location: "Torget 1, 5014 Bergen",
  mode: "open_amount",
  partner: "",
};

describe("the form of an order", () => {
  it.each(["payment_integration", "checkout", "point_of_sale", "vm_number"] as const)(
    "of %s can be sent when it is complete",
    (product) => {
      expect(problemsOf(product, norway, { name, answers: whole })).toEqual({});
    },
  );

  it("says all that is missing at once, and asks only for what the product needs", () => {
    expect(problemsOf("point_of_sale", norway, { name: " ", answers: {} })).toEqual({
      name: "unit_name_missing",
      sells: "sells_short",
      turnover: "amount_missing",
      account: "account_missing",
      location: "location_missing",
    });
    expect(FIELDS_OF.point_of_sale).not.toContain("website");
  });

  it.each([
    ["account", "99990000015", "account_check_digits"],
    ["account", "DK5000400440116243", "account_country"],
    ["turnover", "0", "amount_not_positive"],
    ["turnover", "a lot", "amount_not_a_number"],
    ["website", "http://fjordkaffe.example", "website_form"],
    ["website", "fjordkaffe.example", "website_form"],
    ["website", "javascript:alert(1)", "website_form"],
    ["terms", "https://me:secret@fjordkaffe.example", "terms_form"],
    ["sells", "Coffee", "sells_short"],
  ] as const)("refuses %s %j", (field, text, problem) => {
    const answers = { ...whole, [field]: text };
    expect(problemsOf("checkout", norway, { name, answers })).toEqual({ [field]: problem });
  });

  it("keeps an account without its blanks", () => {
    expect(plainAnswers(norway, whole)["account"]).toBe("99990000014");
  });
});
