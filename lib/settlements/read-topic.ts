import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { LedgerTopic } from "@/lib/domain/settlement";
import type { Answer } from "@/lib/payments-api/answer";
import type { ApiKeys } from "@/lib/payments-api/api-keys";
import { type FeedPage, type PlatformEntry, readFeed } from "@/lib/payments-api/report";
import { closeSettlements } from "./close-settlements";
import {
  insertEntries,
  type LedgerRow,
  lockLedger,
  type NewEntry,
  ownUnits,
  updateLedger,
} from "./ledger-repository";
import { startOver } from "./start-over";

// A long history is read in several runs, so that a restart of the worker never waits for long.
const PAGES_AT_ONCE = 50;

type Read = { lines: number; complete: boolean };

/** Reads a topic of a ledger from where it was left to its end, page by page. */
export async function readTopic(
  scope: Scope,
  keys: ApiKeys,
  ledger: LedgerRow,
  topic: LedgerTopic,
): Promise<Answer<Read>> {
  let cursor = cursorOf(ledger, topic);
  let lines = 0;
  for (let pages = 0; pages < PAGES_AT_ONCE; pages++) {
    const answer = await readFeed(keys, ledger.id, topic, cursor);
    if (answer.kind === "refused" && answer.status === 400 && cursor !== null) {
      await startOver(scope, ledger);
      return { kind: "done", value: { lines, complete: false } };
    }
    if (answer.kind !== "done") return answer;
    const page = answer.value;
    // Someone else read on from here in the meantime: what they kept is what we would have kept.
    if (!(await keepPage(scope, ledger.id, topic, cursor, page)))
      return { kind: "done", value: { lines, complete: false } };
    lines += page.items.length;
    cursor = page.cursor;
    if (page.atEnd) return { kind: "done", value: { lines, complete: true } };
  }
  return { kind: "done", value: { lines, complete: false } };
}

const cursorOf = (ledger: LedgerRow, topic: LedgerTopic) =>
  topic === "funds" ? ledger.fundsCursor : ledger.feesCursor;

/** All of a page or nothing, and only where the ledger stands at the cursor that it was asked for. */
function keepPage(
  scope: Scope,
  ledgerId: string,
  topic: LedgerTopic,
  after: string | null,
  { items, cursor, atEnd }: FeedPage,
): Promise<boolean> {
  return scope.write(async (tx) => {
    const ledger = await lockLedger(tx, ledgerId);
    if (!ledger || cursorOf(ledger, topic) !== after) return { value: false, audit: "unchanged" };
    const count = topic === "funds" ? ledger.fundsCount : ledger.feesCount;
    const own = await ownUnits(
      tx,
      items.flatMap(({ msn }) => msn ?? []),
    );
    await insertEntries(
      tx,
      items.map((item, index) => rowOf(ledger, topic, count + index + 1, item, own)),
    );
    const reached = count + items.length;
    const completeAt = atEnd ? { completeAt: now() } : {};
    if (topic === "fees") await updateLedger(tx, ledgerId, { feesCursor: cursor, feesCount: reached });
    else {
      await updateLedger(tx, ledgerId, { fundsCursor: cursor, fundsCount: reached, ...completeAt });
      await closeSettlements(tx, ledger, reached);
    }
    return { value: true, audit: "own-record" };
  });
}

function rowOf(
  { merchantId, id, msn: first }: LedgerRow,
  topic: LedgerTopic,
  position: number,
  item: PlatformEntry,
  own: ReadonlySet<string>,
): NewEntry {
  const { ledgerDate, happenedAt, entryType, pspReference, reference, currency } = item;
  return {
    ...{ merchantId, ledgerId: id, topic, position, ledgerDate, happenedAt, entryType, currency },
    // Payouts and the like name no unit: they are everyone's who shares the ledger, and stand under its first.
    msn: item.msn !== undefined && own.has(item.msn) ? item.msn : first,
    ...{ pspReference, reference, amountMinor: item.amount },
    balanceBeforeMinor: item.balanceBefore,
    balanceAfterMinor: item.balanceAfter,
  };
}
