import { and, desc, eq } from "drizzle-orm";
import { exports } from "@/db/schema/exports";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type ExportRow = typeof exports.$inferSelect;

/** Whose exports are meant: everything that a person does here is bound to their own. */
type Own = { personId: string; id: string };

const owned = ({ personId, id }: Own) => and(eq(exports.personId, personId), eq(exports.id, id));

export async function insertExport(tx: WriteTx, row: typeof exports.$inferInsert): Promise<string> {
  const [made] = await tx.insert(exports).values(row).returning({ id: exports.id });
  if (!made) throw new Error("the export was not kept");
  return made.id;
}

/** The newest first. */
export function exportsOf(tx: ReadTx, personId: string, most: number): Promise<ExportRow[]> {
  return tx
    .select()
    .from(exports)
    .where(eq(exports.personId, personId))
    .orderBy(desc(exports.createdAt), desc(exports.id))
    .limit(most);
}

export async function findOwn(tx: ReadTx, own: Own): Promise<ExportRow | undefined> {
  const [row] = await tx.select().from(exports).where(owned(own));
  return row;
}

export async function lockOwn(tx: WriteTx, own: Own): Promise<ExportRow | undefined> {
  const [row] = await tx.select().from(exports).where(owned(own)).for("update");
  return row;
}

export async function lockExport(tx: WriteTx, id: string): Promise<ExportRow | undefined> {
  const [row] = await tx.select().from(exports).where(eq(exports.id, id)).for("update");
  return row;
}

export function lockExportsOf(tx: WriteTx, personId: string): Promise<ExportRow[]> {
  return tx.select().from(exports).where(eq(exports.personId, personId)).for("update");
}

export async function updateExport(tx: WriteTx, id: string, patch: Partial<ExportRow>): Promise<void> {
  await tx.update(exports).set(patch).where(eq(exports.id, id));
}

export async function deleteExport(tx: WriteTx, id: string): Promise<void> {
  await tx.delete(exports).where(eq(exports.id, id));
}

/** Moves on what this try of the worker is at. False where another took it over, or it was deleted meanwhile. */
export async function moveOn(
  tx: WriteTx,
  { id, tries }: { id: string; tries: number },
  patch: Partial<ExportRow>,
): Promise<boolean> {
  const moved = await tx
    .update(exports)
    .set(patch)
    .where(and(eq(exports.id, id), eq(exports.tries, tries), eq(exports.state, "running")))
    .returning({ id: exports.id });
  return moved.length > 0;
}
