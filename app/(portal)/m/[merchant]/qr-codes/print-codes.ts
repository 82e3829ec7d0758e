import { getLocale, getTranslations } from "next-intl/server";
import type { CodeKind } from "@/lib/domain/qr-code";
import { drawPoster } from "@/lib/print/draw-poster";
import { PAPER_NAMES, type PaperName } from "@/lib/print/paper";
import { pdfResponse } from "@/lib/print/pdf-response";
import { startDocument } from "@/lib/print/start-document";
import type { CodeFace } from "@/lib/qr/read-content";

/** `?paper=` of an address; an A4 poster where it names none. */
export function paperOf(request: Request): PaperName {
  const asked = new URL(request.url).searchParams.get("paper");
  return PAPER_NAMES.find((paper) => paper === asked) ?? "a4";
}

/** One page of this paper for each code, with the unit's name and logo. */
export async function printCodes(
  faces: readonly CodeFace[],
  paper: PaperName,
  { title, kind }: { title: string; kind: CodeKind },
): Promise<Response> {
  const t = await getTranslations("qr");
  const language = await getLocale();
  const document = startDocument({ paper, title, language, author: faces[0]?.company ?? "" });
  for (const [at, { unit, headline, content, logo }] of faces.entries()) {
    if (at > 0) document.addPage();
    const poster = { merchant: unit, headline, hint: t(`paper.hint.${kind}`), content };
    drawPoster(document, paper, logo ? { ...poster, logo } : poster);
  }
  return pdfResponse(document, `${title}.pdf`, "inline");
}
