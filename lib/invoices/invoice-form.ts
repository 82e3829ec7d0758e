import { z } from "zod";

const text = z.string().max(2_000);

/** An invoice as it comes from the browser or a sheet: its fields as typed. */
export const invoiceForm = z.strictObject({
  id: z.uuid(),
  msn: z.string().max(10),
  customerName: text,
  phone: text,
  email: text,
  address: text,
  message: text,
  dueDay: text,
  referenceKind: text,
  reference: text,
  bankAccount: text,
  remindsAlone: z.boolean(),
  /** A PDF that waits for this draft. */
  upload: z.uuid().optional(),
  lines: z.array(z.strictObject({ description: text, quantity: text, price: text, vat: text })).max(100),
});

export type InvoiceForm = z.output<typeof invoiceForm>;
