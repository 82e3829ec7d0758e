import { INVOICE_COLUMNS } from "@/lib/domain/invoice-sheet";
import { checkInvoiceSheet } from "@/lib/invoices/check-invoice-sheet";
import { SHEET_LIMIT, showSheet } from "@/lib/web/show-sheet";
import { takeFile } from "@/lib/web/take-file";
import { termsIn } from "../terms-in";

type Context = { params: Promise<{ merchant: string }> };

/** What is wrong with the rows of a sheet; the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const asked = new URL(request.url).searchParams;
  return takeFile(checkInvoiceSheet, merchant, request, {
    ...SHEET_LIMIT,
    toInput: (file) => ({ ...termsIn(asked), file }),
    show: (check) => showSheet(INVOICE_COLUMNS, check),
  });
}
