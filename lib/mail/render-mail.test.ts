import { describe, expect, test } from "vitest";
import { EXPORTED_LISTS } from "@/lib/domain/list-export";
import { LOCALES } from "@/lib/domain/locale";
import { renderMail } from "./render-mail";
import { isTemplate, type MailValues, TEMPLATES, type Template } from "./templates";

const unit = { company: "Fjordkaffe AS", unit: "Fjordkaffe Torget", msn: "654322" };
const path = "/m/fjordkaffe/sales-units/654322";

const bill = { company: "Fjordkaffe AS", number: "17", amount: "498,00 kr", path: "/invoice/abc" };

const report = {
  ...{
    company: "Fjordkaffe AS",
    name: "Oppgjør til regnskap",
    period: "16.–22. nov. 2026",
    units: "Torget, Brenneri",
  },
  ...{ captured: "12 500,00 kr", refunded: "−250,00 kr", fees: "−188,00 kr", paidOut: "12 062,00 kr" },
};

const EXAMPLES: { [T in Template]: MailValues<T>[] } = {
  invitation: [
    { company: "Fjordkaffe AS", inviter: "Kari Nordmann", days: 14, path: "/sign-in" },
    { company: "Fjordkaffe AS", inviter: "Kari Nordmann", days: 0, path: "/sign-in" },
  ],
  addedWithoutAddress: [{ company: "Fjordkaffe AS", person: "Ola Berg", path: "/m/fjordkaffe/users" }],
  partnerChanged: [{ ...unit, former: "", partner: "Kassa Norge AS", by: "Kari Nordmann", path }],
  partnerChosen: [unit],
  accountingAccessChanged: (["units", "nothing"] as const).map((read) => {
    return {
      company: unit.company,
      partner: "Tall AS",
      read,
      units: "Torget (654322)",
      by: "Kari Nordmann",
      path: "/m/fjordkaffe/company",
    };
  }),
  accountingAccessTold: (["units", "nothing"] as const).map((read) => {
    return { company: unit.company, read, units: "Torget (654322)" };
  }),
  partnerReleased: [unit],
  settlementAccountChanged: [{ ...unit, account: "0014", by: "Kari Nordmann", path }],
  unitDeactivated: [{ ...unit, by: "Kari Nordmann", path }],
  paymentNeedsReview: (["create", "capture", "refund", "cancel"] as const).map((operation) => ({
    ...{ company: "Fjordkaffe AS", reference: "order-1001", operation },
    path: "/m/fjordkaffe/transactions",
  })),
  linkPaid: [1, 3].map((count) => ({
    ...{ company: "Fjordkaffe AS", title: "Kaffekurs", amount: "450,00 kr", count },
    path: "/m/fjordkaffe/transactions/1",
  })),
  invoiceSent: [
    { ...bill, day: "5. des. 2026" },
    { ...bill, day: "5. des. 2026", number: "18" },
  ],
  invoiceReminded: ["none", "38,00 kr"].map((fee) => ({
    ...bill,
    day: "1. nov. 2026",
    until: "5. des. 2026",
    fee,
  })),
  webhookLost: [{ company: "Fjordkaffe AS", msn: "654322", path }],
  keyRenewed: (["client_secret", "primary", "secondary"] as const).map((key) => ({
    ...{ ...unit, key, by: "Kari Nordmann" },
    path: "/m/fjordkaffe/developers",
  })),
  keysRefused: [{ company: "Fjordkaffe AS", msn: "654322", path: "/m/fjordkaffe/developers" }],
  breaksFound: [1, 7].map((count) => ({
    ...{ company: "Fjordkaffe AS", unit: "Fjordkaffe Torget", count },
    path: "/m/fjordkaffe/settlements/reconciliation?unit=654322",
  })),
  memberAdded: [{ company: "Fjordkaffe AS", person: "Ola Berg", by: "Kari Nordmann", path }],
  memberRemoved: [{ company: "Fjordkaffe AS", person: "Ola Berg", by: "Kari Nordmann", path }],
  memberFactorRemoved: [{ company: "Fjordkaffe AS", person: "Ola Berg", by: "Kari Nordmann", path }],
  signInFactorRemoved: [{ company: "Fjordkaffe AS", by: "Kari Nordmann", path: "/sign-in" }],
  signInFactorAdded: (["totp", "passkey", "recovery_codes"] as const).map((factor) => ({
    factor,
    path: "/profile",
  })),
  reportAttached: ["none", "−3,33 kr"].map((corrected) => ({ ...report, corrected })),
  reportLinked: (["personal", "size"] as const).map((why) => ({
    ...{ ...report, corrected: "none", why, until: "5. des. 2026" },
    path: "/m/fjordkaffe/settlements/subscriptions/files/1",
  })),
  reportLate: (["ledger", "server", "other"] as const).map((why) => ({
    ...{ company: report.company, name: report.name, period: report.period, why },
    path: "/m/fjordkaffe/settlements/subscriptions/1",
  })),
  exportReady: EXPORTED_LISTS.map((list) => ({ company: "Fjordkaffe AS", list, path })),
  exportFailed: EXPORTED_LISTS.map((list) => ({ company: "Fjordkaffe AS", list, path })),
  productOrderMoved: [
    ...(["submitted", "processing", "awaiting_customer", "approved", "stopped"] as const).map((state) => ({
      ...{ company: "Fjordkaffe AS", product: "Nettbutikk", state, path },
    })),
    ...(["approved", "stopped"] as const).map((state) => ({
      ...{ company: "Fjordkaffe AS", what: "recurring" as const, product: "Nettbutikk", state, path },
    })),
  ],
};

const cases = Object.entries(EXAMPLES).flatMap(([template, examples]) =>
  examples.flatMap((values, nth) => LOCALES.map((locale) => ({ template, nth, values, locale }))),
);

describe.each(cases)("$template $nth in $locale", ({ template, values, locale }) => {
  const mail = renderMail({ template, locale, values });
  if (!mail) throw new Error("was not rendered");
  const { subject, text, html, sender } = mail;

  test("says what it is about, and every placeholder is filled", () => {
    for (const part of [subject, text, html, sender]) expect(part).not.toMatch(/[{}]|mail\.\w+|undefined/);
    expect(subject.length).toBeLessThanOrEqual(120);
    const names = Object.entries(values).filter(([key]) => key === "company" || key === "account");
    for (const [, name] of names) expect(text).toContain(String(name));
  });

  test("has the same words as text and as HTML, in its language, and asks nothing of anybody's server", () => {
    for (const line of text.split("\n\n").filter((part) => !part.includes("://") && !part.startsWith("--")))
      expect(html).toContain(line.trim());
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(/);
  });

  test("leads to the portal and nowhere else", () => {
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    const expected = "path" in values ? [`http://localhost:3000${values.path}`] : [];
    expect(links).toEqual(expected);
    for (const link of expected) expect(text).toContain(link);
  });
});

test("every language says it in words of its own", () => {
  for (const template of Object.keys(TEMPLATES).filter(isTemplate)) {
    const values = EXAMPLES[template][0];
    const said = LOCALES.map((locale) => renderMail({ template, locale, values })?.text);
    expect(new Set(said).size, template).toBe(LOCALES.length);
  }
});

test("a name is only a name: no HTML, no second line in a header", () => {
  const company = `<b onclick="x()">A & B</b>\r\nBcc: all@example.test`;
  const mail = renderMail({ template: "partnerChosen", locale: "en", values: { ...unit, company } });
  expect(mail?.html).not.toContain("<b ");
  expect(mail?.html).toContain("&#60;b onclick=&#34;x()&#34;&#62;A &#38; B");
  expect(mail?.subject).not.toMatch(/[\r\n]/);
});

test.each(["//evil.example", "https://evil.example", "javascript:alert(1)", "profile"])(
  "%s is no page of the portal",
  (elsewhere) => {
    const values = { factor: "totp", path: elsewhere };
    expect(renderMail({ template: "signInFactorAdded", locale: "en", values })).toBeUndefined();
  },
);

test("an unknown message is none", () => {
  expect(renderMail({ template: "constructor", locale: "en", values: {} })).toBeUndefined();
});
