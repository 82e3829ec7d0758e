import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { countUnreadOf } from "./repository";

/** How many notifications the caller has not read; 100 stands for all above too. */
export const countUnread = defineUseCase({
  permission: "unit:view",
  input: z.strictObject({}),
  run: async (scope): Promise<Result<{ unread: number }, never>> =>
    ok({ unread: await scope.read((tx) => countUnreadOf(tx, scope.caller.id, 100)) }),
});
