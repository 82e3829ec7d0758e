import { beginWithPdf } from "@/lib/invoices/begin-with-pdf";
import { MAX_PDF_BYTES } from "@/lib/invoices/read-pdf";
import { takeFile } from "@/lib/web/take-file";

type Context = { params: Promise<{ merchant: string }> };

/** Takes the merchant's own PDF for an invoice that is not there yet, and tells what it seems to say; the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  return takeFile(beginWithPdf, merchant, request, {
    most: MAX_PDF_BYTES,
    tooLarge: { code: "file_pdf_large" },
    toInput: (file) => ({ file }),
    show: (begun) => begun,
  });
}
