import "server-only";
import { eq, sql } from "drizzle-orm";
import { notificationChoices } from "@/db/schema/notifications";
import { isNotificationKind, type NotificationKind, type Ways } from "@/lib/domain/notification";
import { asDirectory } from "./directory";

/** What a person chose so far; kinds that are missing stand as they are by default. */
export async function chosenWays(userId: string): Promise<Partial<Record<NotificationKind, Ways>>> {
  const { kind, bell, mail } = notificationChoices;
  const rows = await asDirectory((tx) =>
    tx.select({ kind, bell, mail }).from(notificationChoices).where(eq(notificationChoices.userId, userId)),
  );
  return Object.fromEntries(
    rows.flatMap((row) =>
      isNotificationKind(row.kind) ? [[row.kind, { bell: row.bell, mail: row.mail }]] : [],
    ),
  );
}

export async function keepWays(
  userId: string,
  choices: readonly ({ kind: NotificationKind } & Ways)[],
): Promise<void> {
  const rows = choices.map(({ kind, bell, mail }) => ({ userId, kind, bell, mail }));
  await asDirectory((tx) =>
    tx
      .insert(notificationChoices)
      .values(rows)
      .onConflictDoUpdate({
        target: [notificationChoices.userId, notificationChoices.kind],
        set: { bell: sql`excluded.bell`, mail: sql`excluded.mail` },
      }),
  );
}
