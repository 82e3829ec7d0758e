import { makeFromSheet } from "@/lib/qr/make-from-sheet";
import { takeFile } from "@/lib/web/take-file";
import { TOO_LARGE } from "../too-large";

type Context = { params: Promise<{ merchant: string }> };

/** Makes the codes of a sheet's good rows; the body is the file, the address says which unit's and how many were seen. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const asked = new URL(request.url).searchParams;
  return takeFile(makeFromSheet, merchant, request, {
    ...TOO_LARGE,
    toInput: (file) => ({
      msn: asked.get("unit") ?? "",
      file,
      batch: asked.get("key") ?? "",
      count: Number(asked.get("count") ?? 0),
    }),
    show: ({ batch }) => ({ batch }),
  });
}
