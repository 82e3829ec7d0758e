import { now } from "@/lib/clock";
import { addDays, dayAt } from "@/lib/domain/calendar";
import type { TestMerchant } from "@/lib/testing/factories";

type Over = { price?: string; [field: string]: unknown };

/** An invoice as someone in Norway types it: two of something at 249 kr with 15 % VAT, due in two weeks, unless told otherwise. */
export function typedInvoice(merchant: TestMerchant, id: string, { price = "249,00", ...over }: Over = {}) {
  return {
    ...{ id, msn: merchant.units[0] ?? "", customerName: "Nora Vik", phone: "987 65 432", email: "" },
    ...{
      address: "Storgata 1, 0155 Oslo",
      message: "Thank you",
      referenceKind: "",
      reference: "",
      bankAccount: "",
    },
    dueDay: addDays(dayAt(now(), "Europe/Oslo"), 14),
    remindsAlone: false,
    lines: [{ description: "Beans, 1 kg", quantity: "2", price, vat: "15" }],
    ...over,
  };
}
