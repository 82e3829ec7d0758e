import { getLocale, getTranslations } from "next-intl/server";
import { type SharedLink, shareLink } from "@/lib/payment-links/share-link";
import { drawPoster } from "@/lib/print/draw-poster";
import { pdfResponse } from "@/lib/print/pdf-response";
import { startDocument } from "@/lib/print/start-document";
import { showFile } from "@/lib/web/show-file";

type Context = { params: Promise<{ merchant: string; link: string }> };

/** An A4 poster with the link's code, the title and the sales unit's name and logo. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { merchant, link: id } = await params;
  return showFile(shareLink, merchant, { id }, posterOf);
}

async function posterOf({ title, unitName, address, logo }: SharedLink): Promise<Response> {
  const t = await getTranslations("links.share");
  const language = await getLocale();
  const document = startDocument({ title, paper: "a4", language, author: unitName });
  drawPoster(document, "a4", {
    merchant: unitName,
    headline: title,
    hint: t("posterHint"),
    content: address,
    ...(logo && { logo }),
  });
  return pdfResponse(document, `${title}.pdf`, "attachment");
}
