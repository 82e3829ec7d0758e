import { getLocale, getTranslations } from "next-intl/server";
import type { Poster } from "@/lib/print/draw-poster";
import { drawPosters } from "@/lib/print/draw-posters";
import { PAPER_NAMES, type PaperName } from "@/lib/print/paper";
import { pdfResponse } from "@/lib/print/pdf-response";
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
  title: string,
): Promise<Response> {
  const t = await getTranslations("qr");
  const language = await getLocale();
  const posters = faces.map(({ unit, kind, headline, content, logo }): Poster => {
    const poster = { merchant: unit, headline, hint: t(`paper.hint.${kind}`), content };
    return logo ? { ...poster, logo } : poster;
  });
  const document = drawPosters({ paper, title, language, author: faces[0]?.company ?? "" }, posters);
  return pdfResponse(document, `${title}.pdf`, "inline");
}
