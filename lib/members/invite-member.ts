import { defineUseCase } from "@/lib/access/use-case";
import { fail, type Result } from "@/lib/domain/result";
import { mayLookUp } from "./find-person";
import { type Invited, type InviteFailure, invitationInput, inviteOne } from "./invite-one";

/**
 * Invites someone into the company. They have no access until they accept at their next sign-in.
 * Input: `{ identity, name, email, access }`; see {@link invitationInput}.
 */
export const inviteMember = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: invitationInput,
  async run(scope, wish): Promise<Result<Invited, InviteFailure | { code: "too_many_requests" }>> {
    // An invitation tells a name as well as a look-up does.
    if (!(await mayLookUp(scope.caller.id))) return fail({ code: "too_many_requests" });
    return inviteOne(scope, wish);
  },
});
