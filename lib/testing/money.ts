import { findBrokenLink } from "@/lib/access/audit-chain";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { systemCaller, type TestMerchant } from "./factories";
import type { useTestDatabase } from "./test-db";

type TestDatabase = ReturnType<typeof useTestDatabase>;
type Row = Record<string, unknown>;

/** Takes a payment of the platform into the portal, as its webhook would. */
export async function importPayment(
  db: TestDatabase,
  merchant: TestMerchant,
  msn: string,
  reference: string,
) {
  const pulled = await syncPayment.call(systemCaller(merchant, "payment:sync"), { msn, reference });
  if (!pulled.ok) throw new Error(`the payment could not be read: ${pulled.error.code}`);
  const row = await paymentIn(db, pulled.value.paymentId);
  return { id: pulled.value.paymentId, reference, version: Number(row["version"]) };
}

const AMOUNTS = [
  "amount_minor",
  "authorized_minor",
  "captured_minor",
  "refunded_minor",
  "cancelled_minor",
  "capture_reserved_minor",
  "refund_reserved_minor",
];

/** The payment's row with its amounts as numbers. */
export async function paymentIn(db: TestDatabase, id: string): Promise<Row> {
  const [row] = await db.sql("select * from payments where id = $1", [id]);
  if (!row) throw new Error("no such payment");
  return { ...row, ...Object.fromEntries(AMOUNTS.map((name) => [name, Number(row[name])])) };
}

export async function operationIn(db: TestDatabase, id: string): Promise<Row | undefined> {
  return (await db.sql("select * from operations where id = $1", [id]))[0];
}

/** The audit rows about a payment, oldest first. */
export function actionsIn(db: TestDatabase, paymentId: string): Promise<Row[]> {
  return db.sql("select * from audit_log where subject = $1 order by seq", [`payment:${paymentId}`]);
}

export async function chainIsWhole(merchant: TestMerchant): Promise<boolean> {
  const bounds = { merchantId: merchant.id, reach: "all" } as const;
  return (await inReadTransaction(bounds, (tx) => findBrokenLink(tx, merchant.id))) === undefined;
}
