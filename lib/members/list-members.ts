import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { holdsNow } from "@/lib/domain/member-access";
import { ROLES } from "@/lib/domain/permission";
import { ok, type Result } from "@/lib/domain/result";
import { grantsOf, type HeldGrant } from "./grant-repository";
import { countResting, type MemberState, membersOf, type UnitName, unitNames } from "./list-repository";

const PER_PAGE = 50;
/** After so long without a sign-in it is worth asking whether someone still needs their access. */
const RESTING_MS = 90 * 86_400_000;

/** Who was last seen before this instant rests. */
export const restingSince = (at: Date): Date => new Date(at.getTime() - RESTING_MS);

export type ListedMember = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly state: MemberState;
  readonly lastSignInAt: Date | null;
  readonly grants: readonly (HeldGrant & { readonly now: boolean })[];
};

export type MemberList = {
  readonly members: readonly ListedMember[];
  readonly units: readonly UnitName[];
  /** How many active people have not signed in for 90 days, whatever is filtered. */
  readonly resting: number;
  /** The page after this one, where there is one. */
  readonly next: number | null;
};

/**
 * The company's people by name, 50 on a page. Input: `{ q, role, unit, state, page }`; null means no filter, pages count from 1.
 */
export const listMembers = defineUseCase({
  permission: "member:manage",
  input: z.strictObject({
    q: z.string().trim().max(100),
    role: z.union([z.enum(ROLES), z.uuid()]).nullable(),
    unit: z.string().max(10).nullable(),
    state: z.enum(["active", "invited", "former", "resting"]).nullable(),
    page: z.int().min(1).max(10_000),
  }),
  run(scope, { page, ...asked }): Promise<Result<MemberList, never>> {
    return scope.read(async (tx) => {
      const at = now();
      const filter = { ...asked, restingSince: restingSince(at) };
      const place = { offset: (page - 1) * PER_PAGE, most: PER_PAGE + 1 };
      const rows = await membersOf(tx, filter, place);
      const shown = rows.slice(0, PER_PAGE);
      const held = await grantsOf(
        tx,
        shown.map(({ id }) => id),
      );
      const members = shown.map(({ id, name, email, state, lastSignInAt }) => {
        const grants = (held.get(id) ?? []).map((grant) => ({ ...grant, now: holdsNow(grant, at) }));
        return { id, name, email, state, lastSignInAt, grants };
      });
      const resting = await countResting(tx, filter.restingSince);
      return ok({
        members,
        resting,
        units: await unitNames(tx),
        next: rows.length > PER_PAGE ? page + 1 : null,
      });
    });
  },
});
