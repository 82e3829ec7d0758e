import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { holdsNow, type TimedGrant } from "@/lib/domain/member-access";
import { ok, type Result } from "@/lib/domain/result";
import { groupsOf } from "./group-repository";
import { type MemberState, peopleHere, type UnitName, unitNames } from "./list-repository";

export type GroupPerson = { readonly id: string; readonly name: string; readonly state: MemberState };

export type ListedGroup = {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly (TimedGrant & { readonly now: boolean; readonly group: null })[];
  readonly members: readonly GroupPerson[];
};

export type GroupList = {
  readonly groups: readonly ListedGroup[];
  readonly units: readonly UnitName[];
  /** Everyone who works here or is invited, by name. */
  readonly people: readonly GroupPerson[];
};

/** The company's groups by name, with what each gives and who is in it. */
export const listGroups = defineUseCase({
  permission: "member:manage",
  input: z.strictObject({}),
  run: ({ read }): Promise<Result<GroupList, never>> =>
    read(async (tx) => {
      const at = now();
      const people = await peopleHere(tx);
      const groups = (await groupsOf(tx)).map(({ id, name, grants, members }) => ({
        id,
        name,
        grants: grants.map((grant) => ({ ...grant, now: holdsNow(grant, at), group: null })),
        members: people.filter((person) => members.includes(person.id)),
      }));
      return ok({ groups, people, units: await unitNames(tx) });
    }),
});
