import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { holdsNow } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { groupsOf } from "./group-repository";
import type { GroupPerson, ListedGroup } from "./list-groups";
import { peopleHere, type UnitName, unitNames } from "./list-repository";

export type GroupDetails = ListedGroup & {
  /** Whether whoever asks is in it: nobody edits their own rights. */
  readonly self: boolean;
  /** Who could be put in, by name. */
  readonly others: readonly GroupPerson[];
  readonly units: readonly UnitName[];
};

/** One group of the company. */
export const getGroup = defineUseCase({
  permission: "member:manage",
  input: z.strictObject({ groupId: z.string() }),
  run: ({ read, caller }, { groupId }): Promise<Result<GroupDetails, { code: "group_not_found" }>> =>
    read(async (tx) => {
      const group = (await groupsOf(tx)).find(({ id }) => id === groupId);
      if (!group) return fail({ code: "group_not_found" });
      const people = await peopleHere(tx);
      const isInside = ({ id }: GroupPerson) => group.members.includes(id);
      const at = now();
      return ok({
        id: group.id,
        name: group.name,
        grants: group.grants.map((grant) => ({ ...grant, now: holdsNow(grant, at), group: null })),
        members: people.filter(isInside),
        others: people.filter((person) => !isInside(person) && person.id !== caller.id),
        self: group.members.includes(caller.id),
        units: await unitNames(tx),
      });
    }),
});
