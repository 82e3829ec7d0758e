import type { Client } from "pg";
import { bulkLoad } from "./bulk-load";
import { fillCompanies } from "./fill-companies";
import { fillHistory } from "./fill-history";
import { fillPayments } from "./fill-payments";

export async function fillDatabase(db: Client, rows: number): Promise<void> {
  await db.query("set timezone = 'UTC'");
  await bulkLoad(db, async () => {
    await fillCompanies(db);
    await fillPayments(db, rows);
    await fillHistory(db);
  });
}
