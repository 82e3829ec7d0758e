import "server-only";
import type { NextRequest } from "next/server";
import { isFromOwnPages } from "@/lib/access/own-pages";
import { isLocale, type Locale, negotiateLocale } from "@/lib/domain/locale";
import { LOCALE_COOKIE } from "@/lib/domain/preferences";
import { databaseAnswers, databaseIsFull } from "@/lib/observability/watch-database";
import { faultOfForm } from "./fault-of-form";
import { lastResortMessages } from "./last-resort";
import { plainPage } from "./plain-page";
import { type TurnedAway, writeTurnedAway } from "./turned-away";

const READS = ["GET", "HEAD", "OPTIONS"];
/** Tells of the database's state itself, or needs none. */
const WITHOUT_DATABASE = /^\/(?:api\/(?:health|metrics)|icon\.svg|favicon\.ico)$/;

const STATUS: Record<TurnedAway, number> = {
  ...{ foreign_origin: 403, too_large: 413, unreadable: 400 },
  ...{ database_down: 503, database_full: 503 },
};
const RETRY_AFTER_SECONDS = 5;

/** The answer to a request that must not or cannot be served, or undefined: let it pass to where it is really checked. */
export async function turnAway(request: NextRequest, nonce: string): Promise<Response | undefined> {
  const why = await reasonAgainst(request);
  if (!why) return undefined;
  const locale = localeOf(request);
  const { errors } = lastResortMessages([locale]).messages;
  const [title, text] = {
    foreign_origin: [errors.foreignOriginTitle, errors.foreignOriginText] as const,
    database_down: [errors.databaseDownTitle, errors.databaseDownText] as const,
    database_full: [errors.databaseFullTitle, errors.databaseFullText] as const,
    too_large: [errors.tooLargeTitle, errors.tooLargeText] as const,
    unreadable: [errors.unreadableTitle, errors.unreadableText] as const,
  }[why];
  const foreign = why === "foreign_origin";
  const sentence = foreign ? text : `${title}. ${text}`;
  const again = { href: pathTo(request, why), text: foreign ? errors.toStart : errors.tryAgain };
  const [type, body] = showsPages(request)
    ? ["text/html; charset=utf-8", plainPage({ locale, title, text, again, nonce })]
    : // Next hands the text of a refused action on only where this is the whole type; it is read as UTF-8 all the same.
      ["text/plain", writeTurnedAway(why, sentence)];
  const headers = new Headers({ "content-type": type, "cache-control": "private, no-store", vary: "accept" });
  if (STATUS[why] === 503) headers.set("retry-after", String(RETRY_AFTER_SECONDS));
  return new Response(request.method === "HEAD" ? null : body, { status: STATUS[why], headers });
}

async function reasonAgainst(request: NextRequest): Promise<TurnedAway | undefined> {
  const { method, nextUrl, headers } = request;
  const { pathname } = nextUrl;
  if (!READS.includes(method) && !isFromOwnPages(headers)) return "foreign_origin";
  if (WITHOUT_DATABASE.test(pathname)) return undefined;
  if (!(await databaseAnswers())) return "database_down";
  if (!READS.includes(method) && databaseIsFull()) return "database_full";
  return faultOfForm(request);
}

/** What was chosen in this browser, else what it asks for: what a person chose for good stands in the database. */
function localeOf(request: NextRequest): Locale {
  const chosen = request.cookies.get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : negotiateLocale(request.headers.get("accept-language"));
}

function showsPages({ headers }: NextRequest): boolean {
  return (headers.get("accept") ?? "").includes("text/html") && !headers.has("next-action");
}

/** The page again; a path alone, so that nothing that was sent can lead elsewhere. */
function pathTo({ nextUrl }: NextRequest, why: TurnedAway): string {
  return why === "foreign_origin" ? "/" : `${nextUrl.pathname}${nextUrl.search}`;
}
