import { randomUUID } from "node:crypto";
import { after } from "next/server";
import { payTexts } from "@/lib/i18n/pay-texts";
import { countView } from "@/lib/payment-links/count-view";
import { type OpenedPage, openPage } from "@/lib/payment-links/open-page";
import { type StartFailure, startOrder } from "@/lib/payment-links/start-order";
import { html } from "@/lib/web/html";
import { type LinkVisit, mayStart, visitLink, visitorSetting } from "@/lib/web/link-visitor";
import { linkAnswer } from "./link-answer";
import { brandIn, linkHead } from "./link-head";
import type { FormSight } from "./order-form";
import { answerWith, type Setting } from "./page-frame";
import { closedLink, unknownLink } from "./plain-answer";
import { readTyped } from "./read-typed";

type Context = { params: Promise<{ token: string }> };

/** The public page of a payment link: for everyone who has its address. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const setting = await visitorSetting();
  const found = await findPage(token);
  if (!found) return unknownLink(setting);
  const { visit, page } = found;
  after(() => visit.ask(countView, { linkId: visit.linkId, msn: visit.msn }));
  if (page.standing !== "active") return closedLink(setting, token, page, page.standing);
  const sight = { page, token, locale: setting.locale, attempt: randomUUID(), typed: {}, problems: {} };
  return linkAnswer(setting, sight);
}

/** The filled-in form: begins the payment, or comes back with what is wrong and everything that was typed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const setting = await visitorSetting();
  const found = await findPage(token);
  if (!found) return unknownLink(setting);
  const { visit, page } = found;
  const { attempt, typed } = await readTyped(request);
  const tried = attempt ?? randomUUID();
  const sight: FormSight = { page, token, locale: setting.locale, attempt: tried, typed, problems: {} };
  const t = payTexts(setting.locale);
  if (!(await mayStart(token)))
    return linkAnswer(setting, sight, { status: 429, notice: t("notice.too_many") });
  if (!attempt) return linkAnswer(setting, sight, { status: 422, notice: t("notice.not_collected") });
  const started = await visit.ask(startOrder, { linkId: visit.linkId, attempt, typed });
  if (!started.ok) return refusalOf(setting, sight, started.error);
  const { orderId, redirectUrl } = started.value;
  if (redirectUrl) return onwards(setting, sight, redirectUrl);
  return new Response(null, { status: 303, headers: { Location: `/pay/${token}/thanks/${orderId}` } });
}

type Found = { visit: LinkVisit; page: OpenedPage };

async function findPage(token: string): Promise<Found | undefined> {
  const visit = await visitLink(token);
  const page = visit && (await visit.ask(openPage, { linkId: visit.linkId }));
  return visit && page?.ok ? { visit, page: page.value } : undefined;
}

type Refused = StartFailure | { code: "forbidden" | "needs_fresh_sign_in" | "invalid_input" };

function refusalOf(setting: Setting, sight: FormSight, failure: Refused): Response {
  const t = payTexts(setting.locale);
  // What went wrong with one form must not stick to the next.
  const anew = { ...sight, attempt: randomUUID() };
  switch (failure.code) {
    case "order_wrong":
      return linkAnswer(setting, { ...sight, problems: failure.problems }, { status: 422 });
    case "link_closed":
      return closedLink(setting, sight.token, sight.page, failure.standing);
    case "too_few_left":
      return linkAnswer(setting, anew, { status: 409, notice: t("notice.tooFew", { count: failure.left }) });
    case "order_over":
      return linkAnswer(setting, anew, { status: 409, notice: t("notice.over") });
    case "link_not_found":
      return unknownLink(setting);
    default:
      return linkAnswer(setting, anew, { status: 502, notice: t("notice.not_collected") });
  }
}

/**
 * On to the platform by a page of its own: a browser that follows a form to another host asks the policy of this page first, and the
 * apps' own addresses behind it could not all be named there.
 */
function onwards(setting: Setting, { page, token }: FormSight, href: string): Response {
  const t = payTexts(setting.locale);
  const brand = brandIn(page.country);
  const title = t("goingTitle", { brand });
  const body = html`${linkHead(t, token, page)}
<div class="card"><h1>${title}</h1><p>${t("going")}</p><a class="button" href="${href}">${t("goOn", { brand })}</a></div>`;
  return answerWith({ ...setting, title, body }, { again: { seconds: 0, href } });
}
