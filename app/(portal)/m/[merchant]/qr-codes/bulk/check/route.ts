import { CODE_COLUMNS } from "@/lib/domain/code-sheet";
import { checkCodeSheet } from "@/lib/qr/check-code-sheet";
import { SHEET_LIMIT, showSheet } from "@/lib/web/show-sheet";
import { takeFile } from "@/lib/web/take-file";

type Context = { params: Promise<{ merchant: string }> };

/** What is wrong with the rows of a sheet; the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const msn = new URL(request.url).searchParams.get("unit") ?? "";
  return takeFile(checkCodeSheet, merchant, request, {
    ...SHEET_LIMIT,
    toInput: (file) => ({ msn, file }),
    show: (check) => showSheet(CODE_COLUMNS, { ...check, total: undefined }),
  });
}
