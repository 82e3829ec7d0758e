import { chosenWays } from "@/lib/access/notification-choices";
import type { Person } from "@/lib/access/person";
import {
  NOTIFICATION_KINDS,
  NOTIFICATIONS,
  type NotificationKind,
  type Ways,
} from "@/lib/domain/notification";

export type ListedWays = Ways & { readonly kind: NotificationKind };

/** Where a person hears of each kind of event. */
export async function listWays({ id }: Person): Promise<ListedWays[]> {
  const chosen = await chosenWays(id);
  return NOTIFICATION_KINDS.map((kind) => ({ kind, ...(chosen[kind] ?? NOTIFICATIONS[kind].ways) }));
}
