import { checkSheet } from "@/lib/requests/check-sheet";
import { MOST_BYTES } from "@/lib/sheets/read-sheet";
import { takeFile } from "@/lib/web/take-file";
import { showCheck } from "../show-check";

type Context = { params: Promise<{ merchant: string }> };

/** What is wrong with the rows of a sheet; the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const msn = new URL(request.url).searchParams.get("unit") ?? "";
  return takeFile(checkSheet, merchant, request, {
    most: MOST_BYTES,
    tooLarge: { code: "sheet_too_large", most: MOST_BYTES / 1024 } as { code: "sheet_too_large" },
    toInput: (file) => ({ msn, file }),
    show: showCheck,
  });
}
