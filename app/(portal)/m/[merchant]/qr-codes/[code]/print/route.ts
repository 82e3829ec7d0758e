import { readContent } from "@/lib/qr/read-content";
import { showFile } from "@/lib/web/show-file";
import { paperOf, printCodes } from "../../print-codes";

type Context = { params: Promise<{ merchant: string; code: string }> };

/** The code ready for the printer: `?paper=a4|a6|table-tent|sticker`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant, code } = await params;
  return showFile(readContent, merchant, { code }, (face) => printCodes([face], paperOf(request), face.name));
}
