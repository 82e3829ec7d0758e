import { unitsToCheckFigures } from "@/lib/access/waiting-figures";
import { now } from "@/lib/clock";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { ok, type Result } from "@/lib/domain/result";
import { checkFigures } from "@/lib/figures/check-figures";
import { countFigures } from "@/lib/figures/count-figures";
import { log } from "@/lib/log";
import { jobCaller } from "./job-caller";

/** A first filling marks years of hours: they are worked off in several jobs, so that a restart never waits for long. */
const ROUNDS = 20;

/** Counts anew what was marked of a sales unit's figures. */
export async function countUnit(merchantId: string, msn: string): Promise<Result<unknown, { code: string }>> {
  const caller = jobCaller(merchantId, "count-figures", "figure:count");
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = await countFigures.call(caller, { msn });
    if (!done.ok || !done.value.left) return done;
  }
  return ok(undefined);
}

const UNITS_A_NIGHT = 20;
const DAYS_BACK = 400;

/** Compares a few days of some sales units with their payments. A difference is a fault: it is logged, and counted anew. */
export async function checkSomeFigures(random: () => number = Math.random): Promise<void> {
  for (const { merchantId, msn, timeZone } of await unitsToCheckFigures(UNITS_A_NIGHT)) {
    const from = addDays(dayAt(now(), timeZone), -Math.floor(random() * DAYS_BACK));
    const caller = jobCaller(merchantId, "check-figures", "figure:count");
    const checked = await checkFigures.call(caller, { msn, from, to: addDays(from, 2) });
    if (checked.ok && checked.value.differing === 0) continue;
    log.error({ msn, from, checked }, "figures were not what the payments say, and are counted anew");
  }
}
