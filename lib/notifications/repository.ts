import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { notificationChoices, notifications } from "@/db/schema/notifications";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { NotificationKind, Ways } from "@/lib/domain/notification";

export type NotificationRow = typeof notifications.$inferSelect;
export type Place = { at: Date; id: string };

/** The company that the transaction is bound to. */
export async function presentCompany(tx: ReadTx): Promise<{ id: string; slug: string; name: string }> {
  const { id, slug, name } = merchants;
  const [row] = await tx.select({ id, slug, name }).from(merchants);
  if (!row) throw new Error("the transaction is bound to no company");
  return row;
}

/** What these people chose about one kind, by their ids. */
export async function choicesAbout(
  tx: ReadTx,
  kind: NotificationKind,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Ways>> {
  const rows = await tx
    .select()
    .from(notificationChoices)
    .where(and(eq(notificationChoices.kind, kind), inArray(notificationChoices.userId, [...userIds])));
  return new Map(rows.map(({ userId, bell, mail }) => [userId, { bell, mail }]));
}

export async function insertNotifications(
  tx: WriteTx,
  rows: readonly (typeof notifications.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(notifications).values([...rows]);
}

/** Newest first, from behind `before` on. */
export function notificationsOf(
  tx: ReadTx,
  userId: string,
  before: Place | undefined,
  limit: number,
): Promise<NotificationRow[]> {
  const { createdAt, id } = notifications;
  const further = before ? sql`(${createdAt}, ${id}) < (${before.at}, ${before.id})` : undefined;
  return tx
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, userId), further))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/** Counts no further than `most`. */
export async function countUnreadOf(tx: ReadTx, userId: string, most: number): Promise<number> {
  const unread = tx
    .select({ one: sql`1`.as("one") })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)))
    .limit(most)
    .as("unread");
  return tx.$count(unread);
}

/** One of a person's notifications, or all of them. */
export async function markAsRead(
  tx: WriteTx,
  userId: string,
  which: string | "all",
  at: Date,
): Promise<void> {
  const one = which === "all" ? undefined : eq(notifications.id, which);
  await tx
    .update(notifications)
    .set({ readAt: at })
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt), one));
}
