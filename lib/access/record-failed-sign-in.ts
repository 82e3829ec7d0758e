import "server-only";
import { eq } from "drizzle-orm";
import { memberships } from "@/db/schema/users";
import { log } from "@/lib/log";
import { writeError } from "@/lib/write-error";
import { appendAudit } from "./audit";
import { asDirectory } from "./directory";
import { inWriteTransaction } from "./tenant-db";

/**
 * Someone tried to sign in as this person and was not let in: it stands in the log of each company that they work for. Who it
 * was, nobody knows, so the person is what it is about, not who did it. Never keeps a sign-in from being answered.
 */
export async function recordFailedSignIn(userId: string, method: string, ip: string): Promise<void> {
  try {
    for (const merchantId of await companiesOfMember(userId)) {
      const caller = { kind: "job", id: "sign-in", merchantId, permissions: [], units: "all", ip } as const;
      await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
        appendAudit(tx, caller, {
          action: "sign_in.failed",
          subject: `user:${userId}`,
          result: "failed",
          details: { method },
        }),
      );
    }
  } catch (error) {
    log.error({ error: writeError(error) }, "a failed sign-in could not be recorded");
  }
}

async function companiesOfMember(userId: string): Promise<string[]> {
  const rows = await asDirectory((tx) =>
    tx.select({ merchantId: memberships.merchantId }).from(memberships).where(eq(memberships.userId, userId)),
  );
  return rows.map(({ merchantId }) => merchantId);
}
