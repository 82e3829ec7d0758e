import { sendSheet } from "@/lib/requests/send-sheet";
import { SHEET_LIMIT } from "@/lib/web/show-sheet";
import { takeFile } from "@/lib/web/take-file";

type Context = { params: Promise<{ merchant: string }> };

/** Sends the good rows of a sheet; the body is the file, the address says how. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const asked = new URL(request.url).searchParams;
  const text = (name: string) => asked.get(name) ?? "";
  const days = Number(text("remind"));
  return takeFile(sendSheet, merchant, request, {
    ...SHEET_LIMIT,
    toInput: (file) => ({
      msn: text("unit"),
      file,
      name: text("name"),
      count: Number(text("count")),
      minutes: Number(text("minutes")),
      vatRate: Number(text("vat")),
      ...(days > 0 && { remindEveryDays: days }),
      idempotencyKey: text("key"),
    }),
    show: ({ listId }) => ({ listId }),
  });
}
