import { z } from "zod";
import type { LedgerTopic } from "@/lib/domain/settlement";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";

const currency = z.enum(["NOK", "DKK", "EUR", "SEK"]);
const cursor = z.string().max(4_000);
// A number in the specification, whole minor units in its text; anything else would not add up.
const minor = z.int();
const named = z.string().max(300).nullish();

const ledger = z
  .object({
    ledgerId: z.string().min(1).max(100),
    currency,
    payoutBankAccount: z.object({ scheme: z.string().nullish(), id: z.string().max(60) }).nullish(),
    settlesForRecipientHandles: z.array(z.string()).nullish(),
  })
  .transform(({ ledgerId, payoutBankAccount, settlesForRecipientHandles, ...rest }) => ({
    ...rest,
    id: ledgerId,
    account: payoutBankAccount?.id ?? null,
    /** MSNs; recipients of other kinds have no sales unit that we know. */
    units: (settlesForRecipientHandles ?? []).flatMap((handle) => unitOf(handle) ?? []),
  }));

/** A ledger that the keys may read. */
export type PlatformLedger = z.output<typeof ledger>;

const entry = z
  .object({
    ledgerDate: z.iso.date(),
    time: z.iso.datetime({ offset: true }),
    entryType: z.string().min(1).max(100),
    pspReference: named,
    reference: named,
    recipientHandle: named,
    currency,
    amount: minor,
    balanceBefore: minor,
    balanceAfter: minor,
  })
  .transform(({ time, recipientHandle, pspReference, reference, ...rest }) => ({
    ...rest,
    happenedAt: new Date(time),
    pspReference: pspReference ?? null,
    reference: reference ?? null,
    msn: recipientHandle ? unitOf(recipientHandle) : undefined,
  }));

/** A line of a ledger; amounts in minor units, signed. `ledgerDate` is the day in the ledger's own time zone. */
export type PlatformEntry = z.output<typeof entry>;

const ledgersAnswer = z.object({ items: z.array(ledger), cursor: cursor.nullish() });
const feedAnswer = z.object({
  items: z.array(entry),
  cursor: cursor.min(1),
  tryLater: z.boolean().nullish(),
});

export type FeedPage = { readonly items: PlatformEntry[]; readonly cursor: string; readonly atEnd: boolean };

/** The sales unit that a recipient is; numbers of shops without an API are none. */
function unitOf(handle: string): string | undefined {
  return /^api:(\d{4,10})$/.exec(handle)?.[1];
}

/** One page of the ledgers that settle for the sales unit of the keys; `next` where there is another. */
export async function listLedgers(
  keys: ApiKeys,
  after?: string,
): Promise<Answer<{ ledgers: PlatformLedger[]; next: string | undefined }>> {
  const query = new URLSearchParams(
    after ? { cursor: after } : { settlesForRecipientHandles: `api:${keys.msn}` },
  );
  const answer = ledgersAnswer.transform(({ items, cursor: next }) => ({
    ledgers: items,
    next: next || undefined,
  }));
  return callPlatform(keys, { method: "GET", path: `/settlement/v1/ledgers?${query}`, answer });
}

/** A thousand lines with the longest references that there are. */
const MOST_BYTES = 2 * 1024 * 1024;

/** What came onto a ledger since the cursor, in the ledger's order, at most a thousand lines. The feed never ends. */
export function readFeed(
  keys: ApiKeys,
  ledgerId: string,
  topic: LedgerTopic,
  after: string | null,
): Promise<Answer<FeedPage>> {
  const query = after === null ? "" : `?${new URLSearchParams({ cursor: after })}`;
  const path = `/report/v2/ledgers/${encodeURIComponent(ledgerId)}/${topic}/feed${query}`;
  const answer = feedAnswer.transform(({ tryLater, ...page }) => ({
    ...page,
    // The same cursor again says the same, whatever the flag says.
    atEnd: tryLater === true || page.cursor === after,
  }));
  return callPlatform(keys, { method: "GET", path, answer, mostBytes: MOST_BYTES });
}
