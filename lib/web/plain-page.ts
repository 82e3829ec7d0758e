import type { Locale } from "@/lib/domain/locale";

type PlainPage = {
  locale: Locale;
  title: string;
  text: string;
  again: { href: string; text: string };
  /** Of the response's content security policy. */
  nonce: string;
};

/** A page that needs neither React nor a stylesheet nor a script: for when there is nothing to make one of. */
export function plainPage({ locale, title, text, again, nonce }: PlainPage): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
<p><a href="${escaped(again.href)}">${escaped(again.text)}</a></p>
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { display: grid; min-height: 100dvh; margin: 0; place-items: center; }
main { max-width: 26rem; padding: 1.5rem; }
h1 { font-size: 1.25rem; line-height: 1.3; }
a { display: inline-block; padding: 0.5rem 1rem; border: 1px solid; border-radius: 0.75rem; color: inherit; }
`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
