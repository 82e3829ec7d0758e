import { randomUUID } from "node:crypto";
import type { Scene } from "./access-scene";

/**
 * One form that every server action can read: each field under the name that the actions' forms.ts have, filled in so that
 * whoever is let in does something harmless, or is refused for a reason of its own. Where an action takes a field of the same
 * name for something else, it has a line in OWN. `colleague` is someone who may be removed.
 */
export function formFor(action: string, scene: Scene, colleague: string): Record<string, string> {
  const { payment, operation, role, link, request, list, code, batch, checkIn } = scene;
  const ids = {
    payment: payment.id,
    link: link.id,
    operation,
    msn: payment.msn,
    member: colleague,
    id: role,
    request,
    list,
    qrCode: code,
    batch,
    checkIn,
    subscription: scene.subscription,
    difference: scene.difference,
    bankLine: scene.bankLine,
    export: scene.export,
  };
  return { ...FIELDS, idempotencyKey: randomUUID(), ...ids, ...OWN[action]?.(scene) };
}

const FIELDS = {
  // Payments
  seenVersion: "1",
  amount: "1,00",
  currency: "NOK",
  text: "typed by a test",
  happened: "no",
  reason: "typed by a test",
  // Payment requests
  expiry: "10",
  vat: "2500",
  ownReference: "",
  everyDays: "3",
  most: "2",
  // Sales units
  name: "Typed by a test",
  location: "",
  to: "inactive",
  typedName: "another name",
  period: "weekly",
  account: "1",
  revenue: "100,00",
  description: "Typed by a test that asks for everything",
  email: "partner@example.test",
  key: "secondary",
  // Keys that the platform doesn't know
  clientId: "typed-by-a-test",
  clientSecret: "typed-by-a-test",
  subscriptionKey: "typed-by-a-test",
  // Codes
  codeKind: "redirect",
  target: "https://shop.example.com/menu",
  sheet: "",
  folder: "",
  place: "",
  // Books: nobody looks into it, and no such payout
  owner: "",
  payout: "900000000-1",
  // Login of a unit
  version: "0",
  redirectUri: "https://shop.example.com/callback",
  tokenMethod: "client_secret_basic",
  webhookUrl: "",
  type: "sms",
  termsUrl: "https://shop.example.com/terms",
  privacyUrl: "https://shop.example.com/privacy",
  product: "checkout",
  // Invoices
  customerName: "Typed by a test",
  address: "",
  message: "",
  dueDay: "2099-01-01",
  referenceKind: "",
  reference: "",
  bankAccount: "",
  lineCount: "1",
  "lines.0.description": "Typed by a test",
  "lines.0.price": "1,00",
  "lines.0.vat": "25",
  note: "",
  // People; the number is nobody's
  country: "NO",
  by: "nin",
  number: "01010112345",
  role: "assistant",
  units: "all",
  session: "all",
  inside: "yes",
  permissions: "unit:view",
  birthDate: "1990-01-31",
  // The company
  "business.street": "Testgata 1",
  "business.postCode": "0150",
  "business.city": "Oslo",
  "business.country": "NO",
  sells: "typed by a test",
  kind: "contact",
  phone: "+4791000001",
  organisationNumber: "999000010",
  // Payment links
  title: "Typed by a test",
  stock: "",
  lastDay: "",
  successMessage: "",
  redirectUrl: "",
  priceKind: "fixed",
  price: "100,00",
  active: "1",
  mailTo: "",
  mailLocale: "en",
  // Oneself
  company: "nowhere",
  answer: "no",
  which: "all",
  environment: "production",
  locale: "en",
  theme: "light",
  provider: "bankid-no",
  next: "/",
  password: "not a password",
  code: "000000",
  sealedSecret: "typed by a test",
  response: "typed by a test",
  passkey: randomUUID(),
};

const OWN: Record<string, (scene: Scene) => Record<string, string>> = {
  "/m/[merchant]/invoices sendInvoiceAction": ({ invoice }) => ({ invoice: invoice.id }),
  "/m/[merchant]/invoices remindInvoiceAction": ({ invoice }) => ({ invoice: invoice.id }),
  "/m/[merchant]/invoices cancelInvoiceAction": ({ invoice }) => ({ invoice: invoice.id }),
  "/m/[merchant]/invoices registerPaymentAction": ({ invoice }) => ({ invoice: invoice.id }),
  // Credited once, and from then on refused for that.
  "/m/[merchant]/invoices creditInvoiceAction": ({ invoice }) => ({ invoice: invoice.id }),
  // The name stays: the matrix looks for it in the answers to those who may not read it.
  "/m/[merchant]/sales-units editUnitAction": ({ company }) => ({ name: company.units[0]?.name ?? "" }),
  // Numbers here, days where access is given.
  "/m/[merchant]/qr-codes createBatchAction": () => ({ from: "1", until: "1" }),
  // Kept as a draft again; no other action may throw it away, since its page is looked at too.
  "/m/[merchant]/orders saveOrderAction": ({ order }) => ({ order }),
  "/m/[merchant]/orders restartOrderAction": ({ order }) => ({ order }),
  "/m/[merchant]/orders discardOrderAction": () => ({ order: randomUUID() }),
  // A version that nobody has seen: refused for that, once the door is passed.
  "/m/[merchant]/company removeCompanyPersonAction": () => ({ person: randomUUID(), seenVersion: "99" }),
  "/m/[merchant]/members/groups saveGroupAction": ({ group }) => ({ id: group }),
  "/m/[merchant]/members/groups changeGroupMemberAction": ({ group }) => ({ group }),
  "/m/[merchant]/members/groups deleteGroupAction": ({ spareGroup }) => ({ id: spareGroup }),
  // Nobody is to get it: refused for that, once the door is passed.
  "/m/[merchant]/settlements/subscriptions saveSubscriptionAction": () => ({
    ...{ subscription: randomUUID(), seenVersion: "0", frequency: "daily", format: "csv", language: "en" },
    ...{ timeZone: "Europe/Oslo", channel: "mail" },
  }),
  "/m/[merchant]/settlements/subscriptions switchSubscriptionAction": () => ({ state: "paused" }),
  "/m/[merchant]/settlements/subscriptions retryDeliveryAction": ({ delivery }) => ({ delivery }),
  "/m/[merchant]/exports removeExportAction": ({ spareExport }) => ({ export: spareExport }),
  "/m/[merchant]/developers addExistingUnitAction": () => ({ kind: "online" }),
  "/m/[merchant]/links createLinkAction": ({ payment }) => ({ unit: `${payment.msn}:NOK` }),
  "/profile endSessionAction": () => ({ session: "0".repeat(64) }),
};
