import { checkCodeSheet } from "@/lib/qr/check-code-sheet";
import { takeFile } from "@/lib/web/take-file";
import { showCodeSheet } from "../show-code-sheet";
import { TOO_LARGE } from "../too-large";

type Context = { params: Promise<{ merchant: string }> };

/** What is wrong with the rows of a sheet; the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const msn = new URL(request.url).searchParams.get("unit") ?? "";
  return takeFile(checkCodeSheet, merchant, request, {
    ...TOO_LARGE,
    toInput: (file) => ({ msn, file }),
    show: showCodeSheet,
  });
}
