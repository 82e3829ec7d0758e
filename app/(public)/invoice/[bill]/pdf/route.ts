import { invoiceTexts } from "@/lib/i18n/invoice-texts";
import { drawInvoice } from "@/lib/invoices/draw-invoice";
import { openInvoice } from "@/lib/invoices/open-invoice";
import { addressOf } from "@/lib/invoices/public-address";
import { showLogo } from "@/lib/invoices/show-logo";
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
  if (!visit || !opened?.ok) return unknownInvoice(setting);
  const { invoice, pdf } = opened.value;
  const name = `${invoiceTexts(setting.locale)("invoice", { number: String(invoice.number) })}.pdf`;
  if (!pdf) {
    const picture = opened.value.logo ? await visit.ask(showLogo, { id: visit.invoiceId }) : undefined;
    const logo = picture?.ok ? picture.value.png : undefined;
    const address = addressOf(bill);
    const print = drawInvoice({ opened: opened.value, locale: setting.locale, logo, address });
    return pdfResponse(print, name, "inline");
  }
  const headers = { "Content-Type": "application/pdf", "Cache-Control": "private, no-store" };
  return new Response(new Uint8Array(pdf), {
    headers: { ...headers, "Content-Disposition": 'attachment; filename="invoice.pdf"' },
  });
}
