import { z } from "zod";
import type { ReadTx } from "@/lib/access/tenant-db";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { candidatesFor } from "@/lib/domain/bank-match";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import {
  type BankFileRow,
  type BankLineRow,
  bankCompany,
  findFile,
  ledgerAccounts,
  linesOfFile,
  linesWithIds,
  newestFiles,
  openPayouts,
  type PayoutRow,
} from "./bank-repository";
import { fileNames, linesAskedAbout } from "./double-repository";
import { type OpenLine, openFates } from "./match-open-lines";

export type FileLine = Pick<
  BankFileRow,
  "id" | "name" | "format" | "statements" | "knownLines" | "otherLines" | "addedAt"
> & {
  readonly matched: number;
  readonly open: number;
  /** Told to be lines of other files. */
  readonly doubled: number;
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
  /** The line of another file that it is, as a person said, or may be. */
  readonly double: {
    readonly said: boolean;
    /** The line that is asked about: of the two, the one that came in later. */
    readonly asked: string;
    readonly file: string;
    readonly name: string;
    readonly text: string;
  } | null;
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
      const company = await bankCompany(tx);
      const found = await linesOfFile(tx, id, MOST_LINES + 1);
      const doubleOf = await doublesOf(tx, found);
      const fates = new Map(
        (await openFates(tx, dayAt(now(), company.timeZone))).map((one) => [one.line.id, one.fate]),
      );
      const days = found.map(({ day }) => day).sort();
      const payouts = await openPayouts(
        tx,
        addDays(days[0] ?? "2000-01-01", -40),
        days.at(-1) ?? "2000-01-01",
      );
      const country = bankCountryOf(company.country);
      const lines = found.slice(0, MOST_LINES).map((line): ShownLine => {
        const known = line.settlementNumber !== null || line.sameAs !== null;
        const could = known ? [] : candidatesFor(line, payouts, country);
        return { ...shown(line, fates.get(line.id), could), double: doubleOf(line) };
      });
      return ok({ file, lines, capped: found.length > MOST_LINES });
    });
  },
});

/** The likeliest of the payouts that it could be come first. */
function shown(
  line: BankLineRow,
  fate: OpenLine["fate"] | undefined,
  could: readonly PayoutRow[],
): Omit<ShownLine, "double"> {
  const { id, day, text, account, ledgerId, settlementNumber: number, matchedHow: how } = line;
  const near = (one: PayoutRow) => Math.abs(one.amountMinor - line.amountMinor);
  const likeliest = [...could].sort((a, b) => near(a) - near(b)).slice(0, MOST_CHOICES);
  return {
    ...{ id, day, text, account, how, number, fate: fateOf(fate) },
    amount: amount(line.amountMinor, line.currency),
    settlement: ledgerId && number ? `${ledgerId}-${number}` : null,
    choices: likeliest.map((one) => ({
      ...{ id: one.id, number: one.number, msn: one.msn, day: one.payoutDate },
      amount: amount(one.amountMinor, one.currency),
    })),
  };
}

function fateOf(fate: OpenLine["fate"] | undefined): ShownLine["fate"] {
  if (fate?.kind === "alone") return fate.ours ? "ours" : "other";
  if (fate?.kind === "match") return "ours";
  return fate?.kind ?? "other";
}

/** Finds for each line the one that it is or may be. What may be is asked at both, whichever of the two someone looks at. */
async function doublesOf(tx: ReadTx, lines: readonly BankLineRow[]) {
  const ids = lines.flatMap(({ sameAs, maybeSameAs }) => sameAs ?? maybeSameAs ?? []);
  const others = new Map((await linesWithIds(tx, ids)).map((one) => [one.id, one]));
  const later = new Map(
    (
      await linesAskedAbout(
        tx,
        lines.map(({ id }) => id),
      )
    ).map((one) => [one.maybeSameAs, one]),
  );
  const names = others.size + later.size > 0 ? await fileNames(tx) : new Map<string, string>();
  return ({ id, sameAs, maybeSameAs }: BankLineRow): ShownLine["double"] => {
    const other = others.get(sameAs ?? maybeSameAs ?? "") ?? later.get(id);
    if (!other) return null;
    const { fileId: file, text } = other;
    const asked = other.maybeSameAs === id ? other.id : id;
    return { said: sameAs !== null, asked, file, name: names.get(file) ?? "–", text };
  };
}

function amount(minor: number, currency: string): Money {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return money(minor, currency);
}
