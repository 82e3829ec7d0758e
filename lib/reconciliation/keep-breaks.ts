import type { Scope } from "@/lib/access/use-case";
import { type BreakState, stateOnceGone, stateSeenAgain, waits } from "@/lib/domain/break";
import {
  type BreakRow,
  breaksAbout,
  insertBreak,
  lockBreak,
  notSeenSince,
  touchBreaks,
  updateBreak,
} from "./break-repository";
import type { FoundBreak } from "./found-break";

/** Keeps what a look at the time `at` found, each break once; gives how many there are that nobody knew of. */
export async function keepBreaks(
  scope: Scope,
  msn: string,
  found: readonly FoundBreak[],
  at: Date,
): Promise<number> {
  if (found.length === 0) return 0;
  const known = await scope.read((tx) =>
    breaksAbout(
      tx,
      msn,
      found.map(({ subject }) => subject),
    ),
  );
  const same: string[] = [];
  let fresh = 0;
  for (const one of found) {
    const kept = known.find(({ kind, subject }) => kind === one.kind && subject === one.subject);
    if (!kept) fresh += (await add(scope, msn, one, at)) ? 1 : 0;
    else if (isAsBefore(kept, one)) same.push(kept.id);
    else fresh += (await change(scope, kept, one, at)) ? 1 : 0;
  }
  if (same.length > 0)
    await scope.write(async (tx) => {
      await touchBreaks(tx, same, at);
      return { value: undefined, audit: "own-record" };
    });
  return fresh;
}

function isAsBefore(
  kept: BreakRow,
  { currency, foundCurrency, expectedMinor, foundMinor }: FoundBreak,
): boolean {
  const same = kept.expectedMinor === expectedMinor && kept.foundMinor === foundMinor;
  return kept.state !== "gone" && same && kept.currency === currency && kept.foundCurrency === foundCurrency;
}

function add(scope: Scope, msn: string, found: FoundBreak, at: Date): Promise<boolean> {
  const { merchantId } = scope;
  const id = crypto.randomUUID();
  const seen = { firstSeenAt: at, lastSeenAt: at, stateAt: at, state: "open" as const };
  return scope.write(async (tx) => {
    const isNew = await insertBreak(tx, { merchantId, id, msn, ...found, ...seen });
    return { value: isNew, audit: isNew ? entry("break.found", id, msn, found) : "unchanged" };
  });
}

/** True where it waits for a person again. */
function change(scope: Scope, { id, msn }: BreakRow, found: FoundBreak, at: Date): Promise<boolean> {
  return scope.write(async (tx) => {
    const kept = await lockBreak(tx, id);
    if (!kept) return { value: false, audit: "unchanged" };
    const state = stateSeenAgain(kept, found);
    const reopened = state !== kept.state;
    await updateBreak(tx, id, { ...found, lastSeenAt: at, state, ...(reopened ? { stateAt: at } : {}) });
    const action = reopened ? "break.reopened" : "break.changed";
    return { value: reopened && waits(state), audit: entry(action, id, msn, found) };
  });
}

/** Closes what a look at a unit did not see any more; of payments only where they were compared. */
export async function closeGone(scope: Scope, msn: string, at: Date, compared: boolean): Promise<void> {
  const unseen = await scope.read((tx) => notSeenSince(tx, msn, at));
  for (const { id } of unseen.filter(({ reference }) => compared || reference === null))
    await scope.write(async (tx) => {
      const kept = await lockBreak(tx, id);
      const state: BreakState | undefined = kept && stateOnceGone(kept.state);
      if (!kept || !state || state === kept.state) return { value: undefined, audit: "unchanged" };
      await updateBreak(tx, id, { state, stateAt: at });
      return { value: undefined, audit: entry("break.gone", id, msn, kept) };
    });
}

type Told = Pick<FoundBreak, "kind" | "currency" | "expectedMinor" | "foundMinor">;

function entry(action: string, id: string, msn: string, told: Told) {
  const { kind, currency, expectedMinor, foundMinor } = told;
  return { action, subject: `break:${id}`, msn, details: { kind, currency, expectedMinor, foundMinor } };
}
