import { getTranslations } from "next-intl/server";
import { readFaces } from "@/lib/qr/read-faces";
import { showFile } from "@/lib/web/show-file";
import { paperOf, printCodes } from "../../../print-codes";

type Context = { params: Promise<{ merchant: string; batch: string }> };

/** All codes of a batch that are ready, a page each. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant, batch } = await params;
  const t = await getTranslations("qr");
  return showFile(readFaces, merchant, { batch }, (faces) => printCodes(faces, paperOf(request), t("title")));
}
