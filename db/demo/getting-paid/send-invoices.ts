import { now } from "@/lib/clock";
import { addDays, dayAt } from "@/lib/domain/calendar";
import type { TypedInvoice } from "@/lib/domain/invoice-draft";
import { creditInvoice } from "@/lib/invoices/credit-invoice";
import { followInvoice } from "@/lib/invoices/follow-invoice";
import { openInvoice } from "@/lib/invoices/open-invoice";
import { registerPayment } from "@/lib/invoices/register-payment";
import { saveInvoice } from "@/lib/invoices/save-invoice";
import { sendInvoice } from "@/lib/invoices/send-invoice";
import { type DemoShop, must } from "./demo-shop";

export type DemoInvoice = Pick<TypedInvoice, "customerName" | "lines"> &
  Partial<TypedInvoice> & {
    readonly key: string;
    readonly msn: string;
    readonly daysAgo: number;
    /** Days to pay from then on. */
    readonly days: number;
    readonly draft?: true;
    readonly later: readonly DemoStep[];
  };

/** What happened to a sent invoice. `minor`: money that came in by the bank. */
type DemoStep =
  | { readonly daysAgo: number; readonly kind: "seen" | "credited" }
  | { readonly daysAgo: number; readonly kind: "registered"; readonly minor: number };

const NOWHERE = { referenceKind: "", reference: "", bankAccount: "" };
const NOTHING = { phone: "", email: "", address: "", message: "", ...NOWHERE };

export async function makeInvoice(shop: DemoShop, invoice: DemoInvoice): Promise<void> {
  const { key, daysAgo: _, days, draft, later: __, ...typed } = invoice;
  const id = shop.idOf("invoice", key);
  const dueDay = addDays(dayAt(now(), shop.administrator.timeZone), days);
  const form = { ...NOTHING, ...typed, lines: [...typed.lines], id, dueDay, remindsAlone: false };
  const saved = await saveInvoice.call(shop.administrator, form);
  if (!must(key, saved, "invoice_moved_on") || draft) return;
  must(key, await sendInvoice.call(shop.administrator, { id }), "invoice_moved_on");
  // The customer's app asks for it where the number is known.
  must(key, await followInvoice.call(shop.portal("invoice:run"), { id }));
}

export async function moveInvoice(shop: DemoShop, { key }: DemoInvoice, step: DemoStep): Promise<void> {
  const id = shop.idOf("invoice", key);
  const { administrator } = shop;
  if (step.kind === "seen") must(key, await openInvoice.call(shop.portal("invoice:open", "visitor"), { id }));
  if (step.kind === "credited")
    must(
      key,
      await creditInvoice.call(administrator, { id, noteId: shop.idOf("note", key) }),
      "invoice_moved_on",
    );
  if (step.kind === "registered") {
    const paymentKey = shop.idOf("paid", key, String(step.minor));
    const money = { id, paymentKey, amountMinor: step.minor, note: "" };
    must(key, await registerPayment.call(administrator, money), "invoice_moved_on");
  }
  must(key, await followInvoice.call(shop.portal("invoice:run"), { id }));
}
