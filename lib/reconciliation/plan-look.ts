import type { Scope } from "@/lib/access/use-case";
import type { Horizon } from "@/lib/domain/compare-payment";
import { countReferences, findCheck, referenceFurtherOn } from "./look-repository";

/** Everything that changed in so many days is compared each night: until then the slowest report has come. */
const DAYS_BACK = 35;
/** In so many nights every payment is looked at, whether it changed or not. */
const NIGHTS = 30;
const SMALLEST_SHARE = 2_000;

/**
 * What a night looks at: what changed since a moment (null: nothing by that), and of all references those after one up to another, null
 * being the end.
 */
export type Look = {
  readonly since: Date | null;
  readonly after: string;
  readonly upTo: string | null;
  readonly share: number;
};

/** The first look takes all; each later one what changed and the next share of a pass over all. */
export async function planLook(scope: Scope, msn: string, at: Date, { settledBy }: Horizon): Promise<Look> {
  return scope.read(async (tx): Promise<Look> => {
    const last = await findCheck(tx, msn);
    if (!last?.comparedUntil) return { since: null, after: "", upTo: null, share: 0 };
    const back = Math.min(last.comparedUntil.getTime(), settledBy, at.getTime() - DAYS_BACK * 86_400_000);
    const after = last.wholeAfter ?? "";
    const share = last.wholeAfter === null ? shareOf(await countReferences(tx, msn)) : last.wholeShare;
    return { since: new Date(back), after, upTo: await referenceFurtherOn(tx, msn, after, share), share };
  });
}

const shareOf = (references: number) => Math.max(Math.ceil(references / NIGHTS), SMALLEST_SHARE);
