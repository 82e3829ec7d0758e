import { createHash } from "node:crypto";
import { qrScans } from "@/db/schema/qr-codes";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { type CodeKind, numberedNames, targetFor } from "@/lib/domain/qr-code";
import { createBatch } from "@/lib/qr/create-batch";
import { createCode } from "@/lib/qr/create-code";
import { type DemoShop, must } from "./demo-shop";

export type DemoCode = {
  readonly kind: CodeKind;
  readonly msn: string;
  readonly name: string;
  readonly target: string;
  readonly folder: string;
  readonly place: string;
  /** How often a callback code was scanned in the last days. */
  readonly scans?: number;
};

/** A code for each table, made at once. `target` says `{n}` where the table's number belongs. */
export type DemoTables = {
  readonly msn: string;
  readonly table: string;
  readonly most: number;
  readonly target: string;
  readonly folder: string;
  readonly place: string;
};

export async function makeCode(shop: DemoShop, { scans = 0, ...code }: DemoCode): Promise<void> {
  const { msn, name } = code;
  const id = shop.idOf("code", msn, name);
  must(name, await createCode.call(shop.administrator, { ...code, id }), "code_name_taken");
  if (scans === 0) return;
  const hours = Array.from({ length: scans }, (_, at) => at * 7 + 2);
  const rows = hours.map((hour) => ({
    ...{ merchantId: shop.merchantId, msn, platformId: name },
    tokenSha256: createHash("sha256").update(`${id} ${hour}`).digest("hex"),
    scannedAt: new Date(now().getTime() - hour * 3_600_000),
  }));
  await inWriteTransaction({ merchantId: shop.merchantId, reach: "all" }, (tx) =>
    tx.insert(qrScans).values(rows).onConflictDoNothing(),
  );
}

export async function makeTables(shop: DemoShop, { table, most, ...codes }: DemoTables): Promise<void> {
  const { msn, target, folder, place } = codes;
  const rows = numberedNames(table, 1, most).map((name, at) => ({ name, target: targetFor(target, at + 1) }));
  const batch = shop.idOf("tables", msn);
  const wish = { batch, msn, kind: "redirect" as const, rows, folder, place };
  must(table, await createBatch.call(shop.administrator, wish));
}
