import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideGroup, type Group, sameGrants } from "@/lib/domain/group-access";
import type { GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { accessInput, describeGrants, grantsFrom } from "./access-input";
import { groupsOf, keepGroup } from "./group-repository";
import { foreignUnits, lockCompany } from "./repository";
import { ownRolesOf } from "./role-repository";
import { timeZoneOf } from "./time-zone";

export type SaveGroupFailure =
  | GrantRefusal
  | { code: "group_name_taken" }
  | { code: "unit_not_found" }
  | { code: "role_not_found" };

/** `to` leads to the group's page after it was made. */
export type SavedGroup = { id: string; to?: string };

/**
 * Makes a group, empty at first, or changes its name and what it gives: for all who are in it, from their next request on.
 * Input: `{ id, name, access }`; the id is made with the form, so that a double click is one group.
 */
export const saveGroup = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({
    id: z.uuid().toLowerCase(),
    name: z.string().trim().min(1).max(60),
    access: accessInput,
  }),
  run({ merchantId, caller, write }, { id, name, access }): Promise<Result<SavedGroup, SaveGroupFailure>> {
    return write(async (tx): Promise<Change<Result<SavedGroup, SaveGroupFailure>>> => {
      const refused = (error: SaveGroupFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const company = await lockCompany(tx, merchantId);
      const groups = await groupsOf(tx);
      const before = groups.find((group) => group.id === id);
      const grants = grantsFrom(access, timeZoneOf(caller), await ownRolesOf(tx));
      if (!grants) return refused({ code: "role_not_found" });
      const after: Group = { id, name, grants, members: before?.members ?? [] };
      const decision = decideGroup(company, caller.id, { before, after }, now());
      if (!decision.ok) return refused(decision.error);
      const units = grants.flatMap(({ unit }) => (unit === "all" ? [] : [unit]));
      if ((await foreignUnits(tx, units)).length > 0) return refused({ code: "unit_not_found" });
      if (groups.some((group) => group.id !== id && group.name.toLowerCase() === name.toLowerCase()))
        return refused({ code: "group_name_taken" });
      const slug = caller.kind === "person" ? caller.merchantSlug : "";
      const value = ok(before ? { id } : { id, to: `/m/${slug}/members/groups/${id}` });
      if (before?.name === name && sameGrants(before.grants, grants)) return { value, audit: "unchanged" };
      await keepGroup(tx, merchantId, after);
      const details = { before: before ? told(before) : null, after: told(after) };
      return { value, audit: { action: "group.saved", subject: `group:${id}`, details } };
    });
  },
});

const told = ({ name, grants }: Group) => ({ name, access: describeGrants(grants) });
