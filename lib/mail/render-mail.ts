import "server-only";
import { createTranslator } from "use-intl/core";
import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import { env } from "@/lib/env";
import { MAIL_TEXTS } from "./mail-texts";
import { FROM_COMPANY, isTemplate, TEMPLATES } from "./templates";

export type RenderedMail = { sender: string; subject: string; text: string; html: string };

/**
 * A message in its recipient's language, as plain text and as simple HTML without pictures or anything that tells of its being
 * read. Undefined where there is no such template, or the values are not its own.
 */
export function renderMail({
  template,
  locale,
  values,
}: {
  template: string;
  locale: Locale;
  values: unknown;
}): RenderedMail | undefined {
  const parsed = isTemplate(template) ? TEMPLATES[template].safeParse(values) : undefined;
  if (!isTemplate(template) || !parsed?.success) return undefined;
  const t = createTranslator({ locale: FORMAT_LOCALES[locale], messages: { mail: MAIL_TEXTS[locale] } });
  const said = parsed.data;
  const company = "company" in said && FROM_COMPANY.includes(template) ? said.company : undefined;
  const subject = t(`mail.${template}.subject`, said);
  const paragraphs = [t(`mail.${template}.lead`, said), t(`mail.${template}.body`, said)];
  const button =
    "path" in said && hasAction(template)
      ? {
          label: t(`mail.action.${template}`, said),
          href: `${env.PORTAL_PUBLIC_URL}${said.path}`,
          hint: t("mail.frame.link"),
        }
      : undefined;
  const parts = { locale, subject, paragraphs, button, footer: t("mail.frame.footer") };
  return { sender: company ?? t("mail.frame.sender"), subject, text: textOf(parts), html: htmlOf(parts) };
}

type WithAction = keyof (typeof MAIL_TEXTS)["en"]["action"];

function hasAction(template: string): template is WithAction {
  return Object.hasOwn(MAIL_TEXTS.en.action, template);
}

type Parts = {
  locale: Locale;
  subject: string;
  paragraphs: readonly string[];
  button: { label: string; href: string; hint: string } | undefined;
  footer: string;
};

function textOf({ paragraphs, button, footer }: Parts): string {
  const link = button ? [`${button.label}:\n${button.href}`] : [];
  return `${[...paragraphs, ...link, `-- \n${footer}`].join("\n\n")}\n`;
}

function htmlOf({ locale, subject, paragraphs, button, footer }: Parts): string {
  const body = paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`).join("\n");
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f4f4f6;color:#1c1c22;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#fff;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(subject)}</h1>
${body}
${button ? buttonOf(button) : ""}<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #dddde3;font-size:13px;color:#5c5c66">${escapeHtml(footer)}</p>
</div></body></html>
`;
}

function buttonOf({ label, href, hint }: NonNullable<Parts["button"]>): string {
  return `<p style="margin:24px 0"><a href="${escapeHtml(href)}" style="display:inline-block;padding:12px 20px;background:#2f3a8f;color:#fff;border-radius:8px;text-decoration:none;font-weight:600">${escapeHtml(label)}</a></p>
<p style="margin:0;font-size:13px;color:#5c5c66">${escapeHtml(hint)}<br>${escapeHtml(href)}</p>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
