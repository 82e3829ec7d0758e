import { getLocale, getTranslations } from "next-intl/server";
import { shareLink } from "@/lib/payment-links/share-link";
import { drawPoster } from "@/lib/print/draw-poster";
import { pdfResponse } from "@/lib/print/pdf-response";
import { startDocument } from "@/lib/print/start-document";
import { load } from "@/lib/web/load";

type Context = { params: Promise<{ merchant: string; link: string }> };

/** An A4 poster with the link's code, the title and the sales unit's name and logo. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { merchant, link: id } = await params;
  const { title, unitName, address, logo } = await load(shareLink, merchant, { id });
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
