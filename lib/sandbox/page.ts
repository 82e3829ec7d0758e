import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Nothing but the sandbox's own files runs or is shown. `formTargets` are where a form's answer may redirect to. */
export function contentPolicy(formTargets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What every page of the sandbox is sent with. */
export const PAGE_HEADERS: Record<string, string> = {
  "content-security-policy": contentPolicy(),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

export type Page = {
  title: string;
  /** Names of files in `assets`: style sheets and script modules. */
  styles: readonly string[];
  scripts?: readonly string[];
  body: Html;
};

/** A whole document. Everything put into `html` templates is escaped. */
export function page({ title, styles, scripts = [], body }: Page): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    ${["base.css", ...styles].map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
    ${scripts.map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
  </head>
  <body>
    ${body}
  </body>
</html>`;
}

/** A drawing from `assets/icons.svg`, hidden from screen readers. */
export function icon(name: string): Html {
  return html`<svg class="icon" aria-hidden="true" focusable="false"><use href="/assets/icons.svg#${name}"></use></svg>`;
}

export function when(condition: unknown, part: () => Html): Html {
  return condition ? part() : raw("");
}
