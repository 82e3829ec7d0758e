import { z } from "zod";
import { keepWays } from "@/lib/access/notification-choices";
import { defineOwnCase } from "@/lib/access/own-case";
import { isNotificationKind, NOTIFICATION_KINDS } from "@/lib/domain/notification";
import { ok } from "@/lib/domain/result";

const way = z.strictObject({
  kind: z.string().refine(isNotificationKind),
  bell: z.boolean(),
  mail: z.boolean(),
});

/** Where a person wants to hear of what, at all their companies. Kinds that are not named stay as they are. */
export const chooseWays = defineOwnCase({
  input: z.strictObject({ ways: z.array(way).min(1).max(NOTIFICATION_KINDS.length) }),
  async run({ id }, { ways }) {
    await keepWays(id, ways);
    return ok({});
  },
});
