import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { ACCOUNT_ROLES, type Books, type BooksFailure, checkBooks } from "@/lib/domain/books";
import { fail, ok, type Result } from "@/lib/domain/result";
import { bookedUnits, findBooks, keepBooks } from "./books-repository";

const account = z.strictObject({ number: z.string().trim().max(20), name: z.string().trim().max(100) });

const books = z.strictObject({
  ...{
    bank: account,
    receivable: account,
    sales: account,
    refunds: account,
    fees: account,
    corrections: account,
  },
  feesVat: z.strictObject({ rate: z.number().int(), account }).optional(),
  units: z
    .record(
      z.string().regex(/^\d{4,10}$/),
      z.strictObject({ sales: account.optional(), refunds: account.optional() }),
    )
    .optional(),
});

export type SaveBooksFailure = BooksFailure | { code: "accounts_changed" } | { code: "sales_unit_not_found" };

/**
 * Keeps where settlements are booked. Input: all of it, and the version that was looked at; refused where someone changed it
 * meanwhile, so that two editors never save over each other.
 */
export const saveBooks = defineUseCase({
  permission: "company:edit",
  input: z.strictObject({ books, seenVersion: z.number().int().min(0) }),
  run: async (scope, wish): Promise<Result<{ saved: true }, SaveBooksFailure>> => {
    const checked = checkBooks(wish.books as Books); // safe: absent and undefined are the same to JSON, and to who reads it
    if (!checked.ok) return checked;
    return scope.write(async (tx): Promise<Change<Result<{ saved: true }, SaveBooksFailure>>> => {
      const known = new Set((await bookedUnits(tx)).map(({ msn }) => msn));
      if (Object.keys(checked.value.units ?? {}).some((msn) => !known.has(msn)))
        return { value: fail({ code: "sales_unit_not_found" }), audit: "unchanged" };
      const before = await findBooks(tx);
      if (!(await keepBooks(tx, scope.merchantId, checked.value, wish.seenVersion)))
        return { value: fail({ code: "accounts_changed" }), audit: "unchanged" };
      const details = { before: before ? summary(before.books) : null, after: summary(checked.value) };
      return {
        value: ok({ saved: true }),
        audit: { action: "report.accounts_changed", subject: "settlements", details },
      };
    });
  },
});

/** For the audit log: each role with its account's number. */
function summary(kept: Books): Record<string, string> {
  const roles = ACCOUNT_ROLES.map((role) => [role, kept[role].number] as const);
  const vat = kept.feesVat
    ? [["feesVat", `${kept.feesVat.account.number} ${kept.feesVat.rate / 100} %`] as const]
    : [];
  const units = Object.entries(kept.units ?? {}).map(
    ([msn, own]) =>
      [msn, [own.sales?.number, own.refunds?.number].map((number) => number ?? "–").join(" ")] as const,
  );
  return Object.fromEntries([...roles, ...vat, ...units]);
}
