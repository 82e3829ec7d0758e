import { z } from "zod";
import { endSessionsWithin } from "@/lib/access/known-people";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findMembership } from "./repository";

export type EndFailure = { code: "member_not_found" } | { code: "session_not_found" };

/** Signs a member out: of one session by its id in the list, or of all. Their next request asks them to sign in. */
export const endMemberSession = defineUseCase({
  permission: "member:manage",
  input: z.strictObject({
    memberId: z.uuid(),
    session: z.union([z.literal("all"), z.string().regex(/^[0-9a-f]{64}$/)]),
  }),
  run(scope, { memberId, session }): Promise<Result<{ ended: number }, EndFailure>> {
    return scope.write(async (tx): Promise<Change<Result<{ ended: number }, EndFailure>>> => {
      const membership = await findMembership(tx, memberId);
      if (!membership || membership.removedAt !== null || membership.acceptedAt === null)
        return { value: fail({ code: "member_not_found" }), audit: "unchanged" };
      const ended = await endSessionsWithin(tx, memberId, session);
      if (ended === 0) return { value: fail({ code: "session_not_found" }), audit: "unchanged" };
      const audit = { action: "member.signed_out", subject: `user:${memberId}`, details: { ended } };
      return { value: ok({ ended }), audit };
    });
  },
});
