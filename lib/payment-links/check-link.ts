import { addDays, startOfDay } from "@/lib/domain/calendar";
import { type Screened, screenText } from "@/lib/domain/link-screening";
import type { Currency } from "@/lib/domain/money";
import {
  type LinkOffer,
  type LinkProblem,
  MOST_SIGNS,
  offerProblems,
  readStock,
  type StockProblem,
  textOf,
} from "@/lib/domain/payment-link";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type AddressProblem, readWebAddress } from "@/lib/domain/web-address";

export type CheckFailure =
  | (LinkProblem & { field: string })
  | (Screened & { field: string })
  | (StockProblem & { field: "stock" })
  | { code: "link_expiry_past"; field: "lastDay" }
  | { code: "link_message_long"; field: "successMessage" }
  | { code: AddressProblem; field: "redirectUrl" };

type Typed = {
  readonly stock: number | null;
  readonly lastDay: string | null;
  readonly successMessage: string;
  readonly redirectUrl: string;
};

/** What is kept of what was typed beside the offer. */
export type CheckedLife = {
  readonly stock: number | null;
  readonly expiresAt: Date | null;
  readonly successMessage: string;
  readonly redirectUrl: string;
};

type Ground = {
  readonly at: Date;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly taken: number;
};

/** The first thing that is wrong with a link, with the field that it is about; else what is kept of it. */
export function checkLink(offer: LinkOffer, typed: Typed, ground: Ground): Result<CheckedLife, CheckFailure> {
  const [problem] = Object.entries(offerProblems(offer, ground.currency));
  if (problem?.[1]) return fail({ ...problem[1], field: problem[0] });
  const screened = screenText(`${textOf(offer)}\n${typed.successMessage}`);
  if (screened) return fail({ ...screened, field: fieldOf(screened, offer) });
  const stock = readStock(typed.stock, ground.taken);
  if (!stock.ok) return fail({ ...stock.error, field: "stock" });
  if (typed.successMessage.length > MOST_SIGNS.message)
    return fail({ code: "link_message_long", field: "successMessage" });
  const address = typed.redirectUrl === "" ? ok("") : readWebAddress(typed.redirectUrl);
  if (!address.ok) return fail({ code: address.error, field: "redirectUrl" });
  const expiresAt = endOf(typed.lastDay, ground.timeZone);
  if (expiresAt && expiresAt <= ground.at) return fail({ code: "link_expiry_past", field: "lastDay" });
  const { successMessage } = typed;
  return ok({ stock: stock.value, expiresAt, successMessage, redirectUrl: address.value });
}

function endOf(day: string | null, timeZone: string): Date | null {
  return day === null ? null : startOfDay(addDays(day, 1), timeZone);
}

function fieldOf({ word }: Screened, { title, description }: LinkOffer): string {
  if (title.includes(word)) return "title";
  return description.includes(word) ? "description" : "fields";
}
