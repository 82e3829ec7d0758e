import { randomBytes } from "node:crypto";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { isCurrency } from "@/lib/domain/money";
import type { LinkOffer } from "@/lib/domain/payment-link";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type CheckedLife, type CheckFailure, checkLink } from "./check-link";
import { pageOf } from "./link-page";
import { type NewLink, newLink } from "./link-record";
import { addLink, companyOf, findUnit, hasLinks } from "./repository";

export type CreateFailure =
  | CheckFailure
  | { code: "sales_unit_not_found" }
  | { code: "links_not_active" }
  | { code: "unit_inactive" };

export type Created = Result<{ to: string }, CreateFailure>;

/**
 * A new payment link of a sales unit that has them; its text is screened. The same id again is the same link.
 * Input: see {@link newLink}; amounts in minor units of the unit's currency. Answers with the page of the link.
 */
export const createLink = defineUseCase({
  permission: "payment-link:manage",
  input: newLink,
  run: (scope, typed): Promise<Created> =>
    scope.write(async (tx): Promise<Change<Created>> => {
      const refuse = (error: CreateFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const unit = await payableUnit(tx, typed.msn);
      if (!unit.ok) return refuse(unit.error);
      const { timeZone } = await companyOf(tx);
      const ground = { at: now(), timeZone, currency: unit.value.currency, taken: 0 };
      const life = checkLink(typed, typed, ground);
      if (!life.ok) return refuse(life.error);
      return insertNew(tx, scope, typed, { ...unit.value, ...life.value });
    }),
});

type Ground = CheckedLife & Unit;

/** Writes the row; where it is there already, nothing changes and the answer is the same. */
async function insertNew(
  tx: WriteTx,
  scope: Scope,
  typed: NewLink,
  ground: Ground,
): Promise<Change<Created>> {
  const { environment, currency, ...life } = ground;
  const { id, msn, title, description, vatRate, fields, shipping } = typed;
  const added = await addLink(tx, {
    ...{ merchantId: scope.merchantId, id, msn, environment, currency, token: newToken() },
    ...{ title, description, vatRate, fields, shipping, ...life },
    ...priceColumns(typed.price),
    createdBy: scope.caller.id,
    createdAt: now(),
  });
  const value = ok({ to: pageOf(scope, id) });
  if (!added) return { value, audit: "unchanged" };
  return { value, audit: { action: "link.created", subject: `link:${id}`, msn, details: { title } } };
}

export function priceColumns(price: LinkOffer["price"]) {
  return price.kind === "fixed"
    ? { priceMinor: price.minor, minimumMinor: null, suggestions: [] }
    : { priceMinor: null, minimumMinor: price.minimumMinor, suggestions: price.suggestions };
}

/** 128 random bits: nobody finds a link by trying. */
export function newToken(): string {
  return randomBytes(16).toString("base64url");
}

type Unit = { environment: "production" | "test"; currency: "NOK" | "DKK" | "EUR" | "SEK" };
type UnitFailure = Extract<
  CreateFailure,
  { code: "sales_unit_not_found" | "links_not_active" | "unit_inactive" }
>;

/** A unit whose links can be paid. Test units have them from the start: nothing can be ordered for those. */
export async function payableUnit(tx: WriteTx, msn: string): Promise<Result<Unit, UnitFailure>> {
  const unit = await findUnit(tx, msn);
  if (!unit || !isCurrency(unit.currency)) return fail({ code: "sales_unit_not_found" });
  if (unit.status !== "active") return fail({ code: "unit_inactive" });
  if (unit.environment === "production" && !(await hasLinks(tx, msn)))
    return fail({ code: "links_not_active" });
  return ok({ environment: unit.environment, currency: unit.currency });
}
