import "server-only";
import type { Database } from "@/db/client";
import {
  type Adding,
  afterAdding,
  afterRemoving,
  hasFactor,
  isIndispensable,
  lockFactors,
  markPaid,
  type Removal,
} from "./factor-steps";
import { changeOwn, type OwnChange } from "./own-change";
import type { Person } from "./person";
import { countAttempt, forgetAttempts, type Limit } from "./rate-limit";
import { recordFailedSignIn } from "./record-failed-sign-in";
import { countRecoveryCodes, renewRecoveryCodes, spendRecoveryCode } from "./recovery-codes";
import { keepApp, removeApp, spendAppCode } from "./totp-factor";

const QUARTER_HOUR = 15 * 60_000;
const PER_PERSON: Limit = { name: "factor:person", most: 5, windowMs: QUARTER_HOUR };
const PER_ADDRESS: Limit = { name: "factor:address", most: 20, windowMs: QUARTER_HOUR };
/** Six digits don't last against someone who knows the password and has the patience to wait each quarter of an hour out. */
const PER_DAY: Limit = { name: "factor:day", most: 30, windowMs: 24 * 60 * 60_000 };

/** Takes a code of the app or a recovery code, which opens this session. One wrong answer is like the other. */
export async function payWithCode(
  person: Person,
  code: string,
  address = "unknown",
): Promise<"paid" | "wrong_factor_code" | "too_many_attempts" | "too_many_codes"> {
  const allowed = (await countAttempt(PER_ADDRESS, address)) && (await countAttempt(PER_PERSON, person.id));
  if (!allowed) return "too_many_attempts";
  if (!(await countAttempt(PER_DAY, person.id))) return "too_many_codes";
  const by = await changeOwn(person, (tx) => takeCode(tx, person, code.normalize("NFKC").replace(/\s/g, "")));
  if (by === undefined) {
    await recordFailedSignIn(person.id, { method: "second_factor" }, address);
    return "wrong_factor_code";
  }
  for (const limit of [PER_PERSON, PER_DAY]) await forgetAttempts(limit, person.id);
  return "paid";
}

async function takeCode(
  tx: Database,
  person: Person,
  code: string,
): Promise<OwnChange<"app" | "recovery code" | undefined>> {
  // Both are looked up every time, so that the time it takes does not tell which one a person has.
  const byApp = await spendAppCode(tx, person.id, code);
  const byRecovery = await spendRecoveryCode(tx, person.id, code);
  if (!byApp && !byRecovery) return { value: undefined, audit: null };
  await markPaid(tx, person.sessionId);
  if (byApp) return { value: "app", audit: null };
  const left = await countRecoveryCodes(tx, person.id);
  return { value: "recovery code", audit: { action: "factor.recovery_code_used", details: { left } } };
}

export type NewApp = { secret: Buffer; step: number; adding: Adding };

/** Keeps the person's app. Undefined where they have one already, else the recovery codes to show, if they had none. */
export function addApp(person: Person, { secret, step, adding }: NewApp): Promise<string[] | undefined> {
  return changeOwn(person, async (tx): Promise<OwnChange<string[] | undefined>> => {
    await lockFactors(tx, person.id);
    const first = !(await hasFactor(tx, person.id));
    if (adding === "first" && !first) return { value: undefined, audit: null };
    if (!(await keepApp(tx, person.id, secret, step))) return { value: undefined, audit: null };
    const value = await afterAdding(tx, person, first);
    return { value, audit: { action: "factor.added", details: { kind: "app" } }, added: "totp" };
  });
}

/** Takes the app away, and with the last factor the recovery codes; the last one of somebody who needs one stays. */
export function takeAppAway(person: Person): Promise<Removal> {
  return changeOwn(person, async (tx, companies): Promise<OwnChange<Removal>> => {
    await lockFactors(tx, person.id);
    if (await isIndispensable(tx, person.id, companies)) return { value: "last_factor", audit: null };
    if (!(await removeApp(tx, person.id))) return { value: "not_found", audit: null };
    await afterRemoving(tx, person.id);
    return { value: "removed", audit: { action: "factor.removed", details: { kind: "app" } } };
  });
}

/** New recovery codes for someone who has a second factor; undefined for anyone else. */
export function replaceRecoveryCodes(person: Person): Promise<string[] | undefined> {
  return changeOwn(person, async (tx): Promise<OwnChange<string[] | undefined>> => {
    await lockFactors(tx, person.id);
    if (!(await hasFactor(tx, person.id))) return { value: undefined, audit: null };
    const value = await renewRecoveryCodes(tx, person.id);
    return { value, audit: { action: "factor.recovery_codes_renewed" }, added: "recovery_codes" };
  });
}
