import { attachPdf } from "@/lib/invoices/attach-pdf";
import { MAX_PDF_BYTES } from "@/lib/invoices/read-pdf";
import { takeFile } from "@/lib/web/take-file";

type Context = { params: Promise<{ merchant: string; invoice: string }> };

/** The merchant's own PDF of a draft; the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant, invoice: id } = await params;
  return takeFile(attachPdf, merchant, request, {
    most: MAX_PDF_BYTES,
    tooLarge: { code: "file_pdf_large" },
    toInput: (file) => ({ id, file }),
  });
}
