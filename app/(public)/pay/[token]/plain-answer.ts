import { FORMAT_LOCALES } from "@/lib/domain/locale";
import { payTexts } from "@/lib/i18n/pay-texts";
import type { OpenedPage } from "@/lib/payment-links/open-page";
import { html } from "@/lib/web/html";
import { linkHead } from "./link-head";
import { answerWith, type Setting } from "./page-frame";

/** Whatever is not the address of a link. */
export function unknownLink(setting: Setting): Response {
  const t = payTexts(setting.locale);
  const title = t("unknownTitle");
  const body = html`<div class="card"><h1>${title}</h1><p>${t("unknown")}</p></div>`;
  return answerWith({ ...setting, title, body }, { status: 404 });
}

type Closed = Exclude<OpenedPage["standing"], "active">;

/** A link that can't be paid now, and why. */
export function closedLink(setting: Setting, token: string, page: OpenedPage, standing: Closed): Response {
  const t = payTexts(setting.locale);
  const title = t(`closed.${standing}Title`);
  const { unitName: unit, link, timeZone } = page;
  const day = link.expiresAt
    ? new Intl.DateTimeFormat(FORMAT_LOCALES[setting.locale], {
        dateStyle: "long",
        timeZone,
      }).format(link.expiresAt.getTime() - 1)
    : "";
  const body = html`${linkHead(t, token, page)}
<div class="card"><h1>${title}</h1><p class="quiet">${link.title}</p><p>${t(`closed.${standing}`, { unit, day })}</p></div>`;
  return answerWith({ ...setting, title: `${title} – ${unit}`, body }, { status: 410 });
}
