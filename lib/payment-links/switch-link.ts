import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { lockLink, updateLink } from "./repository";

type Switched = Result<{ id: string }, { code: "link_not_found" }>;

/** Takes a link out of use, or back into it. Who is paying already may end doing so. Input: `{ id, active }`. */
export const switchLink = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ id: z.uuid(), active: z.boolean() }),
  run: (scope, { id, active }): Promise<Switched> =>
    scope.write(async (tx): Promise<Change<Switched>> => {
      const link = await lockLink(tx, id);
      if (!link) return { value: fail({ code: "link_not_found" }), audit: "unchanged" };
      if (active === (link.deactivatedAt === null)) return { value: ok({ id }), audit: "unchanged" };
      const deactivatedAt = active ? null : now();
      await updateLink(tx, id, { deactivatedAt, version: link.version + 1 });
      const action = active ? "link.activated" : "link.deactivated";
      return { value: ok({ id }), audit: { action, subject: `link:${id}`, msn: link.msn } };
    }),
});
