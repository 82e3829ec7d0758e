import { invoiceTexts } from "@/lib/i18n/invoice-texts";
import { drawInvoice } from "@/lib/invoices/draw-invoice";
import { openInvoice } from "@/lib/invoices/open-invoice";
import { pdfResponse } from "@/lib/print/pdf-response";
import { visitInvoice } from "@/lib/web/invoice-visitor";
import { visitorSetting } from "@/lib/web/link-visitor";
import { unknownInvoice } from "../unknown-invoice";

type Context = { params: Promise<{ bill: string }> };

/** The invoice as a PDF: the merchant's own where one was uploaded, else drawn here. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { bill } = await params;
  const setting = await visitorSetting();
  const visit = await visitInvoice(bill);
  const opened = visit && (await visit.ask(openInvoice, { id: visit.invoiceId }));
  if (!opened?.ok) return unknownInvoice(setting);
  const { invoice, pdf } = opened.value;
  const name = `${invoiceTexts(setting.locale)("invoice", { number: String(invoice.number) })}.pdf`;
  if (!pdf) return pdfResponse(drawInvoice(opened.value, setting.locale), name, "inline");
  const headers = { "Content-Type": "application/pdf", "Cache-Control": "private, no-store" };
  return new Response(new Uint8Array(pdf), {
    headers: { ...headers, "Content-Disposition": 'attachment; filename="invoice.pdf"' },
  });
}
