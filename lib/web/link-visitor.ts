import "server-only";
import { cookies, headers } from "next/headers";
import type { SystemCaller } from "@/lib/access/caller";
import { findLinkVisitor } from "@/lib/access/link-visitors";
import { countAttempt } from "@/lib/access/rate-limit";
import { clientAddress } from "@/lib/access/request-origin";
import type { UseCase } from "@/lib/access/use-case";
import { isLocale, negotiateLocale } from "@/lib/domain/locale";
import { LOCALE_COOKIE } from "@/lib/domain/preferences";
import type { Result } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { measure } from "@/lib/observability/measure";
import { preferenceCookie } from "@/lib/profile/preference-cookie";

/** A customer on the pages of one payment link. */
export type LinkVisit = {
  readonly linkId: string;
  readonly msn: string;
  readonly ask: <Input, Value, Failing extends { code: string }>(
    useCase: UseCase<Input, Value, Failing>,
    input: Input,
  ) => ReturnType<UseCase<Input, Value, Failing>["call"]>;
  /** Has a payment of this link's sales unit read at the platform; the customer names none. */
  readonly askAboutPayment: <Input>(
    useCase: UseCase<Input, unknown, { code: string }>,
    input: Input,
  ) => Promise<Result<unknown, { code: string }>>;
};

/** Who looks at the page with this token, or undefined where there is none. */
export async function visitLink(token: string): Promise<LinkVisit | undefined> {
  const visitor = await findLinkVisitor(token);
  if (!visitor) return undefined;
  const { linkId, msn } = visitor;
  const ip = await clientAddress();
  const caller: SystemCaller = { ...visitor.caller, ...(ip && { ip }) };
  const reader: SystemCaller = { ...caller, permissions: ["payment:sync"] };
  return {
    linkId,
    msn,
    ask: (useCase, input) => measure(useCase.permission, () => useCase.call(caller, input)),
    askAboutPayment: (useCase, input) => measure(useCase.permission, () => useCase.call(reader, input)),
  };
}

// As many as a busy stall behind one address needs, and far fewer than a script would like.
const STARTS = { name: "link:start", most: 30, windowMs: 60_000 };
const LOOKS = { name: "link:look", most: 40, windowMs: 60_000 };

/** Whether this visitor may begin one more payment now. */
export async function mayStart(token: string): Promise<boolean> {
  return countAttempt(STARTS, `${token} ${await clientAddress()}`);
}

/** Whether the platform may be asked about this order once more now. */
export function mayLook(orderId: string): Promise<boolean> {
  return countAttempt(LOOKS, orderId);
}

/**
 * The customer's language, the nonce of the response's content security policy, and the page's own path. A language is asked for by
 * `?lang=` and kept in this browser, so that the pages before and after paying have it too; else the browser's setting counts.
 */
export async function visitorSetting() {
  const [sent, kept] = [await headers(), await cookies()];
  const { pathname: path, searchParams } = new URL(sent.get("x-portal-path") ?? "/", env.PORTAL_PUBLIC_URL);
  const asked = searchParams.get("lang");
  if (isLocale(asked)) kept.set(LOCALE_COOKIE, asked, preferenceCookie());
  const chosen = [asked, kept.get(LOCALE_COOKIE)?.value].find(isLocale);
  const locale = chosen ?? negotiateLocale(sent.get("accept-language"));
  return { locale, nonce: sent.get("x-nonce") ?? "", path };
}
