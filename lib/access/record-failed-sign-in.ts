import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { memberships } from "@/db/schema/users";
import { log } from "@/lib/log";
import { writeError } from "@/lib/write-error";
import { appendAudit } from "./audit";
import { asDirectory } from "./directory";
import { countAttempt, type Limit } from "./rate-limit";
import { inWriteTransaction } from "./tenant-db";

/** `reason` where more is known than that it was wrong: what the e-ID's answer lacked. */
type Attempt = {
  readonly method: string;
  readonly reason?: "eid_refused" | "another_person" | "broken_answer";
};

/** Whoever leads someone's browser to a broken return over and over must not fill the log. */
const PER_PERSON: Limit = { name: "failed-sign-in", most: 20, windowMs: 15 * 60_000 };

/**
 * Someone tried to sign in as this person and was not let in: it stands in the log of each company that they work for. Who it
 * was, nobody knows, so the person is what it is about, not who did it. Never keeps a sign-in from being answered.
 */
export async function recordFailedSignIn(userId: string, attempt: Attempt, ip?: string): Promise<void> {
  try {
    if (!(await countAttempt(PER_PERSON, userId))) return;
    for (const merchantId of await companiesOfMember(userId)) {
      const caller = {
        kind: "job",
        id: "sign-in",
        merchantId,
        permissions: [],
        units: "all",
        ...(ip && { ip }),
      } as const;
      await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
        appendAudit(tx, caller, {
          action: "sign_in.failed",
          subject: `user:${userId}`,
          result: "failed",
          details: { ...attempt },
        }),
      );
    }
  } catch (error) {
    log.error({ error: writeError(error) }, "a failed sign-in could not be recorded");
  }
}

/** A company that took the person out has nothing to learn of them any more. */
async function companiesOfMember(userId: string): Promise<string[]> {
  const rows = await asDirectory((tx) =>
    tx
      .select({ merchantId: memberships.merchantId })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), isNull(memberships.removedAt))),
  );
  return rows.map(({ merchantId }) => merchantId);
}
