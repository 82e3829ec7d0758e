import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideGroup } from "@/lib/domain/group-access";
import type { GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { describeGrants } from "./access-input";
import { dropGroup, groupsOf } from "./group-repository";
import { lockCompany } from "./repository";

export type DeleteGroupFailure = GrantRefusal | { code: "group_not_found" };

/** Deletes a group: its people keep only what is their own, from their next request on. `to` is the list of groups. */
export const deleteGroup = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ id: z.uuid() }),
  run({ merchantId, caller, write }, { id }): Promise<Result<{ to: string }, DeleteGroupFailure>> {
    return write(async (tx): Promise<Change<Result<{ to: string }, DeleteGroupFailure>>> => {
      const company = await lockCompany(tx, merchantId);
      const before = (await groupsOf(tx)).find((group) => group.id === id);
      if (!before) return { value: fail({ code: "group_not_found" }), audit: "unchanged" };
      const decision = decideGroup(company, caller.id, { before }, now());
      if (!decision.ok) return { value: decision, audit: "unchanged" };
      await dropGroup(tx, id);
      const { name, grants, members } = before;
      const details = { name, before: { access: describeGrants(grants), members: [...members].sort() } };
      const slug = caller.kind === "person" ? caller.merchantSlug : "";
      return {
        value: ok({ to: `/m/${slug}/members/groups` }),
        audit: { action: "group.deleted", subject: `group:${id}`, details },
      };
    });
  },
});
