import type { Locale } from "@/lib/domain/locale";
import { type Html, html } from "@/lib/web/html";
import { PAGE_STYLE } from "./page-style";

export type Setting = { readonly locale: Locale; readonly nonce: string };

type Frame = Setting & { readonly title: string; readonly body: Html };

/** A whole page: no script, no stylesheet and no font of anybody's has to be waited for. */
function pageOf({ locale, nonce, title, body }: Frame): string {
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
</body>
</html>
`.text;
}

/** `again` looks again by itself or goes elsewhere, after so many seconds; browsers do it without a script. */
type How = { readonly status?: number; readonly again?: { seconds: number; href: string } };

export function answerWith(frame: Frame, { status = 200, again }: How = {}): Response {
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "private, no-store",
    Vary: "Accept-Language",
  });
  if (again) headers.set("Refresh", `${again.seconds}; url=${again.href}`);
  return new Response(pageOf(frame), { status, headers });
}
