import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { isNotificationKind, type NotificationKind } from "@/lib/domain/notification";
import { ok, type Result } from "@/lib/domain/result";
import { TEMPLATES } from "@/lib/mail/templates";
import { type NotificationRow, notificationsOf, type Place } from "./repository";

const ON_A_PAGE = 30;

export type Notification = {
  readonly id: string;
  readonly kind: NotificationKind;
  /** What its texts name: those of the message of this kind. */
  readonly values: Record<string, string | number>;
  readonly path: string;
  readonly createdAt: Date;
  readonly unread: boolean;
};

export type NotificationPage = { readonly rows: readonly Notification[]; readonly next?: string };

/** What the caller was told of at this company, newest first, a page at a time; `before` is the `next` of the page before. */
export const listNotifications = defineUseCase({
  permission: "unit:view",
  input: z.strictObject({ before: z.string().max(100).optional() }),
  async run(scope, { before }): Promise<Result<NotificationPage, never>> {
    const found = await scope.read((tx) =>
      notificationsOf(tx, scope.caller.id, readPlace(before), ON_A_PAGE + 1),
    );
    const shown = found.slice(0, ON_A_PAGE);
    const last = shown.at(-1);
    const next = found.length > ON_A_PAGE && last ? { next: writePlace(last) } : {};
    return ok({ rows: shown.flatMap(toNotification), ...next });
  },
});

/** A row of a kind that no longer exists, or with other values than it has now, is left out. */
function toNotification({ id, kind, values, createdAt, readAt }: NotificationRow): Notification[] {
  const parsed = isNotificationKind(kind) ? TEMPLATES[kind].safeParse(values) : undefined;
  if (!isNotificationKind(kind) || !parsed?.success) return [];
  return [{ id, kind, values: parsed.data, path: parsed.data.path, createdAt, unread: readAt === null }];
}

const places = z.tuple([z.coerce.number().int().min(0).max(8.64e15), z.uuid()]);

function writePlace({ createdAt, id }: NotificationRow): string {
  return `${createdAt.getTime()}_${id}`;
}

/** A cursor that was tampered with gives the first page. */
function readPlace(text = ""): Place | undefined {
  const parsed = places.safeParse(text.split("_"));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : undefined;
}
