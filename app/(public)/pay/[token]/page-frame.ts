import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/domain/locale";
import { payTexts } from "@/lib/i18n/pay-texts";
import { type Html, html } from "@/lib/web/html";
import { PAGE_STYLE } from "./page-style";

/** `path` is the page's own, where another language of it is asked for. */
export type Setting = { readonly locale: Locale; readonly nonce: string; readonly path: string };

type Frame = Setting & { readonly title: string; readonly body: Html };

/** A whole page: no script, no stylesheet and no font of anybody's has to be waited for. */
function pageOf({ locale, nonce, title, body }: Frame, languages: Html | null): string {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<title>${title}</title>
<style nonce="${nonce}">${PAGE_STYLE}</style>
</head>
<body>
<main>
${body}
</main>
${languages}
</body>
</html>
`.text;
}

/** Each language by its own name, as a link: it is one request, and works without a script. */
function languageChoice({ locale, path }: Setting): Html {
  const choices = LOCALES.map((one) =>
    one === locale
      ? html`<li aria-current="true">${LOCALE_NAMES[one]}</li>`
      : html`<li><a href="${path}?lang=${one}" lang="${one}" hreflang="${one}">${LOCALE_NAMES[one]}</a></li>`,
  );
  return html`<nav aria-label="${payTexts(locale)("language")}"><ul>${choices}</ul></nav>`;
}

/** `again` looks again by itself or goes elsewhere, after so many seconds; browsers do it without a script. */
type How = { readonly status?: number; readonly again?: { seconds: number; href: string } };

export function answerWith(frame: Frame, { status = 200, again }: How = {}): Response {
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "private, no-store",
    Vary: "Accept-Language, Cookie",
  });
  if (again) headers.set("Refresh", `${again.seconds}; url=${again.href}`);
  // A form that came back holds what was typed, and a link would lose it; from a page that leads on, one is gone.
  const stays = [200, 404, 410].includes(status) && again?.seconds !== 0;
  return new Response(pageOf(frame, stays ? languageChoice(frame) : null), { status, headers });
}
