import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { candidatesFor } from "@/lib/domain/bank-match";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import {
  type BankFileRow,
  bankCompany,
  findFile,
  ledgerAccounts,
  linesOfFile,
  newestFiles,
  openPayouts,
} from "./bank-repository";
import { openFates } from "./match-open-lines";

export type FileLine = Pick<
  BankFileRow,
  "id" | "name" | "format" | "statements" | "knownLines" | "otherLines" | "addedAt"
> & {
  readonly matched: number;
  readonly open: number;
};

export type BankFileList = {
  readonly files: readonly FileLine[];
  /** Accounts that ledgers pay out to. */
  readonly accounts: readonly string[];
  readonly timeZone: string;
};

/** The newest files that were brought in. An account is the company's: its lines are for those who keep the books of every sales unit. */
export const listBankFiles = defineUseCase({
  permission: "settlement:reconcile",
  everywhere: true,
  input: z.strictObject({}),
  async run(scope): Promise<Result<BankFileList, never>> {
    return scope.read(async (tx) =>
      ok({
        files: await newestFiles(tx, 100),
        accounts: [...new Set((await ledgerAccounts(tx)).map(({ account }) => account))],
        timeZone: (await bankCompany(tx)).timeZone,
      }),
    );
  },
});

export type Choice = {
  readonly id: string;
  readonly number: string;
  readonly msn: string;
  readonly day: string;
  readonly amount: Money;
};

export type ShownLine = {
  readonly id: string;
  readonly day: string;
  readonly text: string;
  readonly account: string;
  readonly amount: Money;
  /** The payout that it is, `<ledger>-<number>`, and how that is known. */
  readonly settlement: string | null;
  readonly number: string | null;
  readonly how: "reference" | "amount" | "person" | null;
  /** What it is where it is no payout: named with another amount, several possible, from the platform, or something else. */
  readonly fate: "differs" | "ambiguous" | "ours" | "other";
  readonly choices: readonly Choice[];
};

export type BankFileDetail = {
  readonly file: BankFileRow;
  readonly lines: readonly ShownLine[];
  readonly capped: boolean;
};

const MOST_LINES = 500;
const MOST_CHOICES = 20;

/** A file with its lines: first those that are no payout, each with the payouts that it could be. */
export const getBankFile = defineUseCase({
  permission: "settlement:reconcile",
  everywhere: true,
  input: z.strictObject({ id: z.string() }),
  async run(scope, { id }): Promise<Result<BankFileDetail, { code: "bank_file_not_found" }>> {
    if (!z.uuid().safeParse(id).success) return fail({ code: "bank_file_not_found" });
    return scope.read(async (tx) => {
      const file = await findFile(tx, id);
      if (!file) return fail({ code: "bank_file_not_found" });
      const { country, timeZone } = await bankCompany(tx);
      const found = await linesOfFile(tx, id, MOST_LINES + 1);
      const fates = new Map(
        (await openFates(tx, dayAt(now(), timeZone))).map((one) => [one.line.id, one.fate]),
      );
      const days = found.map(({ day }) => day).sort();
      const payouts = await openPayouts(
        tx,
        addDays(days[0] ?? "2000-01-01", -40),
        days.at(-1) ?? "2000-01-01",
      );
      const lines = found.slice(0, MOST_LINES).map((line): ShownLine => {
        const fate = fates.get(line.id);
        const could = line.settlementNumber ? [] : candidatesFor(line, payouts, bankCountryOf(country));
        const near = (one: { amountMinor: number }) => Math.abs(one.amountMinor - line.amountMinor);
        return {
          ...{ id: line.id, day: line.day, text: line.text, account: line.account, how: line.matchedHow },
          amount: amount(line.amountMinor, line.currency),
          settlement:
            line.ledgerId && line.settlementNumber ? `${line.ledgerId}-${line.settlementNumber}` : null,
          number: line.settlementNumber,
          fate:
            fate?.kind === "alone"
              ? fate.ours
                ? "ours"
                : "other"
              : fate?.kind === "match"
                ? "ours"
                : (fate?.kind ?? "other"),
          choices: could
            .sort((a, b) => near(a) - near(b))
            .slice(0, MOST_CHOICES)
            .map(({ id: own, number, msn, payoutDate, amountMinor, currency }) => {
              return { id: own, number, msn, day: payoutDate, amount: amount(amountMinor, currency) };
            }),
        };
      });
      return ok({ file, lines, capped: found.length > MOST_LINES });
    });
  },
});

function amount(minor: number, currency: string): Money {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return money(minor, currency);
}
