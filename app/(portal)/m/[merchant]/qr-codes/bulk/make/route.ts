import { makeFromSheet } from "@/lib/qr/make-from-sheet";
import { SHEET_LIMIT } from "@/lib/web/show-sheet";
import { takeFile } from "@/lib/web/take-file";

type Context = { params: Promise<{ merchant: string }> };

/** Makes the codes of a sheet's good rows; the body is the file, the address says which unit's and how many were seen. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const asked = new URL(request.url).searchParams;
  const text = (name: string) => asked.get(name) ?? "";
  return takeFile(makeFromSheet, merchant, request, {
    ...SHEET_LIMIT,
    toInput: (file) => ({ msn: text("unit"), file, batch: text("key"), count: Number(text("count")) }),
    show: ({ batch }) => ({ listId: batch }),
  });
}
