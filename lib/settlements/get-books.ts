import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { Account, Books } from "@/lib/domain/books";
import { ok, type Result } from "@/lib/domain/result";
import { USUAL_ACCOUNTS, USUAL_FEES_VAT } from "@/lib/domain/usual-accounts";
import { bookedUnits, findBooks } from "./books-repository";
import { companyOf } from "./list-repository";

export type BooksShown = {
  /** What was chosen, else the proposal for the company's country. */
  readonly books: Books;
  /** Where tax on fees would usually go. */
  readonly vatAccount: Account;
  /** Sales units within reach, which may have accounts of their own. */
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  /** Of what is shown: goes back with a change. 0 where nothing was chosen yet. */
  readonly version: number;
};

/** Where settlements are booked. Of sales units only those within reach. Input: `{}`. */
export const getBooks = defineUseCase({
  permission: "report:download",
  input: z.strictObject({}),
  run: (scope): Promise<Result<BooksShown, never>> =>
    scope.read(async (tx) => {
      const kept = await findBooks(tx);
      const units = await bookedUnits(tx);
      const { country } = await companyOf(tx);
      const known = (["NO", "DK", "FI", "SE"] as const).find((one) => one === country) ?? "NO";
      const books: Books = kept?.books ?? USUAL_ACCOUNTS[known];
      const own = Object.entries(books.units ?? {}).filter(([msn]) => units.some((unit) => unit.msn === msn));
      return ok({
        books: { ...books, units: Object.fromEntries(own) },
        vatAccount: USUAL_FEES_VAT[known],
        units,
        version: kept?.version ?? 0,
      });
    }),
});
