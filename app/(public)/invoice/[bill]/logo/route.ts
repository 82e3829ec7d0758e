import { showLogo } from "@/lib/invoices/show-logo";
import { visitInvoice } from "@/lib/web/invoice-visitor";

type Context = { params: Promise<{ bill: string }> };

const HEADERS = {
  "Content-Type": "image/png",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  // The address carries the picture's digest.
  "Cache-Control": "public, max-age=86400, immutable",
};

/** The logo of whoever sent the invoice. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { bill } = await params;
  const visit = await visitInvoice(bill);
  const shown = visit && (await visit.ask(showLogo, { id: visit.invoiceId }));
  if (!shown?.ok) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(new Uint8Array(shown.value.png), { headers: HEADERS });
}
