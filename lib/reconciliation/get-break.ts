import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { membersWhoMay } from "@/lib/access/members-who-may";
import type { ReadTx } from "@/lib/access/tenant-db";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { reaches } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { linesWithIds } from "./bank-repository";
import { type BreakRow, companyTimeZone } from "./break-repository";
import { ledgerRows, portalRows } from "./compare-repository";
import { type BreakLine, toLine } from "./list-breaks";
import { findBreak, linesAround, personName } from "./list-repository";

/** A row of one side: a movement of the payment, a line of the ledger, a line of the bank. */
export type SideRow = {
  readonly key: string;
  readonly at: Date | string;
  /** Type of the ledger's line or name of the event, as the platform writes it; "bank" for a line of the bank. */
  readonly what: string;
  readonly text: string | null;
  readonly amount: Money;
  readonly balance: Money | null;
};

export type BreakDetail = {
  readonly line: BreakLine;
  readonly paymentId: string | null;
  readonly explainedBy: string | null;
  readonly portal: readonly SideRow[];
  readonly ledger: readonly SideRow[];
  readonly bank: readonly SideRow[];
  /** Where the bank's line stands, for those who may see it. */
  readonly bankFile: string | null;
  readonly owner: string | null;
  /** Who could look into it; empty for those who may not say so. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
};

/** One difference with the very rows of both sides. */
export const getBreak = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ id: z.string() }),
  async run(scope, { id }): Promise<Result<BreakDetail, { code: "break_not_found" }>> {
    if (!z.uuid().safeParse(id).success) return fail({ code: "break_not_found" });
    return scope.read(async (tx) => {
      const found = await findBreak(tx, id);
      if (!found) return fail({ code: "break_not_found" });
      const { row } = found;
      const portal = row.reference ? await portalRows(tx, row.msn, [row.reference]) : [];
      const bank = await bankSide(tx, scope, row);
      return ok({
        ...{ line: toLine(found), paymentId: portal[0]?.row.id ?? null, owner: row.ownerId },
        explainedBy: row.explainedBy ? ((await personName(tx, row.explainedBy)) ?? null) : null,
        portal: portal.flatMap(({ events }) => events.map(eventRow)),
        ledger: await ledgerSide(tx, row),
        bank: bank.map(bankRow),
        bankFile: bank[0]?.fileId ?? null,
        colleagues: await colleaguesOf(tx, scope, row),
        timeZone: await companyTimeZone(tx),
      });
    });
  },
});

async function colleaguesOf(tx: ReadTx, { caller, merchantId }: Scope, { msn }: BreakRow) {
  if (!reaches(callerReach(caller, "settlement:reconcile"), msn)) return [];
  const all = await membersWhoMay(tx, merchantId, "report:download", msn);
  return all.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** Lines of the bank are the company's: those who keep the books of one unit see the figures, not the line. */
async function bankSide(tx: ReadTx, { caller }: Scope, { bankLineId }: BreakRow) {
  const mayRead = callerReach(caller, "settlement:reconcile") === "all";
  return bankLineId && mayRead ? linesWithIds(tx, [bankLineId]) : [];
}

async function ledgerSide(tx: ReadTx, row: BreakRow): Promise<SideRow[]> {
  if (row.reference) return (await ledgerRows(tx, row.msn, [row.reference])).map(entryRow);
  if (row.ledgerId && row.position) return (await linesAround(tx, row.ledgerId, row.position)).map(entryRow);
  return [];
}

type Entry = Awaited<ReturnType<typeof linesAround>>[number];
type Event = Awaited<ReturnType<typeof portalRows>>[number]["events"][number];
type BankLine = Awaited<ReturnType<typeof linesWithIds>>[number];

const entryRow = (entry: Entry): SideRow => ({
  ...{ key: `${entry.ledgerId} ${entry.position}`, at: entry.happenedAt, what: entry.entryType },
  text: entry.pspReference ?? entry.reference,
  amount: amount(entry.amountMinor, entry.currency),
  balance: amount(entry.balanceAfterMinor, entry.currency),
});

const eventRow = (event: Event): SideRow => ({
  ...{ key: `${event.name} ${event.pspReference}`, at: event.at, text: event.pspReference, balance: null },
  what: event.name === "CAPTURED" ? "capture" : "refund",
  amount: amount(event.name === "CAPTURED" ? event.amountMinor : 0 - event.amountMinor, event.currency),
});

const bankRow = (line: BankLine): SideRow => ({
  ...{ key: line.id, at: line.day, what: "bank", text: line.text, balance: null },
  amount: amount(line.amountMinor, line.currency),
});

function amount(minor: number, currency: string): Money {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return money(minor, currency);
}
