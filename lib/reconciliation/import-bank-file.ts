import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import type { BankFileFailure, BankStatement } from "@/lib/bank-files/bank-statement";
import { MOST_BYTES, readBankFile } from "@/lib/bank-files/read-bank-file";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { fail, ok, type Result } from "@/lib/domain/result";
import {
  type BankLineRow,
  bankCompany,
  findFileBySum,
  insertFile,
  insertLines,
  ledgerAccounts,
  setKnownLines,
} from "./bank-repository";
import { askForChecks } from "./break-repository";
import { findDoubles } from "./find-doubles";
import { matchOpenLines } from "./match-open-lines";

export type ImportFailure =
  | BankFileFailure
  | { code: "bank_file_choose_account" }
  | { code: "bank_file_known" };

type Imported = {
  readonly fileId: string;
  readonly lines: number;
  readonly known: number;
  readonly matched: number;
};

/**
 * Takes in a statement of the bank's, all of it or nothing: lines that an earlier file had count once, in another format too, payouts are
 * put to the lines that surely are theirs. For those who keep the books of all sales units, since an account is the company's. `account`: whose the file is,
 * where it does not say itself.
 */
export const importBankFile = defineUseCase({
  permission: "settlement:reconcile",
  everywhere: true,
  input: z.strictObject({
    file: z.instanceof(Buffer).refine((bytes) => bytes.byteLength <= MOST_BYTES),
    name: z.string().trim().max(200),
    account: z.string().max(40).default(""),
  }),
  async run(scope, { file, name, account }): Promise<Result<Imported, ImportFailure>> {
    const { company, accounts } = await scope.read(async (tx) => ({
      company: await bankCompany(tx),
      accounts: await ledgerAccounts(tx),
    }));
    const read = readBankFile(file, company.currency);
    if (!read.ok) return read;
    const known = [...new Set(accounts.map((one) => one.account))];
    const given = account || (known.length === 1 ? known[0] : undefined);
    const statements = read.value.statements.map((one) => ({ ...one, account: one.account ?? given }));
    if (!statements.every(hasAccount)) return fail({ code: "bank_file_choose_account" });
    const sha256 = createHash("sha256").update(file).digest("hex");
    const wish = { name: name || "–", format: read.value.format, sha256 };
    return keep(scope, wish, statements.filter(hasAccount), dayAt(now(), company.timeZone));
  },
});

type Statement = BankStatement & { readonly account: string };

const hasAccount = <S extends { account: string | null | undefined }>(
  one: S,
): one is S & { account: string } => typeof one.account === "string";

type Wish = { name: string; format: "camt053" | "csv"; sha256: string };

function keep(
  scope: Scope,
  wish: Wish,
  statements: readonly Statement[],
  today: string,
): Promise<Result<Imported, ImportFailure>> {
  const { merchantId, caller } = scope;
  const id = randomUUID();
  return scope.write(async (tx): Promise<Change<Result<Imported, ImportFailure>>> => {
    const row = {
      ...{ merchantId, id, ...wish, addedBy: caller.id, addedAt: now(), knownLines: 0 },
      otherLines: statements.reduce((sum, one) => sum + one.otherLines, 0),
      statements: statements.map(({ id: own, account, currency, from, to }) => ({
        id: own,
        account,
        currency,
        from,
        to,
      })),
    };
    const isNew = !(await findFileBySum(tx, wish.sha256)) && (await insertFile(tx, row));
    if (!isNew) return { value: fail({ code: "bank_file_known" }), audit: "unchanged" };
    const rows = rowsOf(merchantId, id, statements);
    const doubles = await findDoubles(tx, rows, wish.format);
    const fresh = rows.flatMap((row) => {
      const double = doubles.get(row.id);
      if (double?.kind === "same") return [];
      return [{ ...row, maybeSameAs: double?.other ?? null }];
    });
    const lines = await insertLines(tx, fresh);
    const known = rows.length - lines;
    await setKnownLines(tx, id, known);
    const matched = await matchOpenLines(tx, today);
    await askForChecks(tx, merchantId, now());
    const details = { name: wish.name, lines, known, matched };
    const audit = { action: "bank.imported", subject: `bank-file:${id}`, details };
    return { value: ok({ fileId: id, lines, known, matched }), audit };
  });
}

/**
 * The same line has the same fingerprint in every file: account, day, money, the bank's mark and text. Of lines that are all alike
 * within a statement, each counts.
 */
function rowsOf(merchantId: string, fileId: string, statements: readonly Statement[]): BankLineRow[] {
  const none = { ledgerId: null, settlementNumber: null, matchedHow: null, matchedBy: null, matchedAt: null };
  const seen = new Map<string, number>();
  let place = 0;
  return statements.flatMap((statement) =>
    statement.lines.map((line) => {
      const account = statement.account.replace(/\W/g, "").toUpperCase();
      const alike = JSON.stringify([
        account,
        line.currency,
        line.day,
        line.amountMinor,
        line.mark,
        line.text,
      ]);
      const count = (seen.get(alike) ?? 0) + 1;
      seen.set(alike, count);
      place += 1;
      return {
        ...{
          merchantId,
          id: randomUUID(),
          fileId,
          place,
          statementId: statement.id,
          account,
          ...line,
          ...none,
        },
        fingerprint: createHash("sha256").update(`${count} ${alike}`).digest("hex"),
        ...{ leftAlone: null, maybeSameAs: null, sameAs: null },
      };
    }),
  );
}
