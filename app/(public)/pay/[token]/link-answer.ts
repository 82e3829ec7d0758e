import { formatMoney } from "@/lib/domain/format-money";
import { FORMAT_LOCALES } from "@/lib/domain/locale";
import { money } from "@/lib/domain/money";
import { type PayTexts, payTexts } from "@/lib/i18n/pay-texts";
import { type Html, html } from "@/lib/web/html";
import { linkHead } from "./link-head";
import { type FormSight, orderForm } from "./order-form";
import { answerWith, type Setting } from "./page-frame";

/** Few enough to be worth saying. */
const FEW = 10;

/** The page of a link that can be paid; `notice` says what became of the last try. */
export function linkAnswer(
  setting: Setting,
  sight: FormSight,
  { status = 200, notice }: { status?: number; notice?: string } = {},
): Response {
  const t = payTexts(setting.locale);
  const { page, token, problems } = sight;
  const { link, image, left } = page;
  const picture = image
    ? html`<img class="picture" src="/pay/${token}/image?v=${image.slice(0, 12)}" alt="">`
    : null;
  const scarce =
    left !== null && left <= FEW ? html`<p class="quiet">${t("left", { count: left })}</p>` : null;
  const body = html`${linkHead(t, token, page)}
${notice ? html`<div class="notice" role="alert">${notice}</div>` : summary(t, problems)}
<div class="card">${picture}<h1>${link.title}</h1>
${link.description ? html`<p class="text">${link.description}</p>` : null}
${price(t, sight)}${scarce}
${orderForm(t, sight)}</div>`;
  return answerWith({ ...setting, title: `${link.title} – ${page.unitName}`, body }, { status });
}

function summary(t: PayTexts, problems: FormSight["problems"]): Html | null {
  const entries = Object.entries(problems);
  if (entries.length === 0) return null;
  return html`<div class="notice" role="alert">${t("wrong", { count: entries.length })}<ul>
${entries.map(([name, problem]) => html`<li><a href="#${name}">${t(`problem.${problem}`)}</a></li>`)}
</ul></div>`;
}

function price(t: PayTexts, { page: { link }, locale }: FormSight): Html | null {
  const { price: asked, currency, vatRate, fields } = link;
  const rate = new Intl.NumberFormat(FORMAT_LOCALES[locale], { style: "percent", maximumFractionDigits: 1 });
  const vat =
    vatRate === null || vatRate === 0
      ? null
      : html`<p class="quiet">${t("vat", { rate: rate.format(vatRate / 10_000) })}</p>`;
  if (asked.kind === "open") return vat;
  const each = fields.some(({ kind }) => kind === "quantity")
    ? html` <small class="quiet">${t("each")}</small>`
    : null;
  return html`<p class="price">${formatMoney(money(asked.minor, currency), locale)}${each}</p>${vat}`;
}
