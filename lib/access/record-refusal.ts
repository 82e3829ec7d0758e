import "server-only";
import { appendAudit } from "./audit";
import type { AnyPermission, Caller } from "./caller";
import { countAttempts, type Limit } from "./rate-limit";
import { inWriteTransaction } from "./tenant-db";

/** Within this time the same refusal to the same person at the same address is one matter. */
const SAME: Limit = { name: "refused", most: 1, windowMs: 10 * 60_000 };
/** Whoever comes from ever new addresses or tries everything that there is. */
const ROWS_OF_PERSON: Limit = { name: "refused-rows", most: 1_000, windowMs: 60 * 60_000 };

/**
 * Refused attempts stand in the audit log too: a page of someone who tries doors is worth reading. A script that tries one door
 * without end must not fill it: after the first, only the 10th, 100th, 1 000th … attempt gets an entry, with how many it were.
 */
export async function recordRefusal(caller: Caller, permission: AnyPermission): Promise<void> {
  const { merchantId, kind, id, ip } = caller;
  const person = `${merchantId}|${kind}|${id}`;
  const times = await countAttempts(SAME, `${person}|${permission}|${ip ?? ""}`);
  if (!isPowerOfTen(times)) return;
  if ((await countAttempts(ROWS_OF_PERSON, person)) > ROWS_OF_PERSON.most) return;
  await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
    appendAudit(tx, caller, {
      action: "access.refused",
      subject: `permission:${permission}`,
      result: "refused",
      ...(times > 1 && { details: { attempts: times } }),
    }),
  );
}

function isPowerOfTen(count: number): boolean {
  return /^10*$/.test(String(count));
}
