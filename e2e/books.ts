import { randomUUID } from "node:crypto";
import { bankFiles, bankLines } from "@/db/schema/bank-files";
import { breaks, reconciliations } from "@/db/schema/breaks";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Merchant } from "./merchants";

/** A difference in the books of a unit, and a bank statement with one line that no payout fits; gives their parts of addresses. */
export async function plantBooks(
  { id: merchantId }: Merchant,
  msn: string,
): Promise<{ difference: string; statement: string; bankLine: string }> {
  const difference = await plantDifference(merchantId, msn);
  const [statement, bankLine, at] = [randomUUID(), randomUUID(), new Date()];
  const day = "2026-11-18";
  const kept = [{ id: "2026-47", account: "99990000014", currency: "NOK", from: "2026-11-16", to: day }];
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    await tx.insert(bankFiles).values({
      ...{ merchantId, id: statement, name: "planted.xml", format: "camt053", sha256: "0".repeat(64) },
      ...{ statements: kept, knownLines: 0, otherLines: 2, addedBy: randomUUID(), addedAt: at },
    });
    await tx.insert(bankLines).values({
      ...{ merchantId, id: bankLine, fileId: statement, place: 1, statementId: "2026-47", currency: "NOK" },
      ...{ account: "99990000014", amountMinor: 12_300, day, text: "Vipps", fingerprint: "0".repeat(64) },
    });
  });
  return { difference, statement, bankLine };
}

/** The difference alone: a company has each bank statement once. */
export async function plantDifference(merchantId: string, msn: string): Promise<string> {
  const [id, at] = [randomUUID(), new Date()];
  // Nobody compares the books while a test looks at what was planted in them.
  const nextAt = new Date(at.getTime() + 86_400_000);
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    await tx.insert(reconciliations).values({ merchantId, msn, checkedAt: at, nextAt });
    await tx.insert(breaks).values({
      ...{ merchantId, id, msn, kind: "amount_differs", subject: "planted-sale-0001 capture" },
      ...{ reference: "planted-sale-0001", currency: "NOK", expectedMinor: 49_900, foundMinor: 50_000 },
      ...{ firstSeenAt: at, lastSeenAt: at, state: "open", stateAt: at },
    });
  });
  return id;
}
