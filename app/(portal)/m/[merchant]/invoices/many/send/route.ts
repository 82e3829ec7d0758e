import { sendInvoiceSheet } from "@/lib/invoices/send-invoice-sheet";
import { SHEET_LIMIT } from "@/lib/web/show-sheet";
import { takeFile } from "@/lib/web/take-file";
import { termsIn } from "../terms-in";

type Context = { params: Promise<{ merchant: string }> };

/** Sends the good rows of a sheet as invoices; the body is the file, the address says how. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const asked = new URL(request.url).searchParams;
  return takeFile(sendInvoiceSheet, merchant, request, {
    ...SHEET_LIMIT,
    toInput: (file) => ({
      ...termsIn(asked),
      file,
      name: asked.get("name") ?? "",
      count: Number(asked.get("count")),
      remindsAlone: asked.get("reminds") === "1",
      idempotencyKey: asked.get("key") ?? "",
    }),
    show: ({ listId }) => ({ listId }),
  });
}
