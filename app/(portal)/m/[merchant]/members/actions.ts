"use server";

import { changeAccess } from "@/lib/members/change-access";
import { deleteRole } from "@/lib/members/delete-role";
import { endMemberSession } from "@/lib/members/end-member-session";
import { forgetMember } from "@/lib/members/forget-member";
import { importMembers } from "@/lib/members/import-members";
import { inviteMember } from "@/lib/members/invite-member";
import { lookUpPerson } from "@/lib/members/look-up-person";
import { removeMember } from "@/lib/members/remove-member";
import { saveRole } from "@/lib/members/save-role";
import { takeFactorAway } from "@/lib/members/take-factor-away";
import { action } from "@/lib/web/action";
import {
  changeForm,
  deleteRoleForm,
  identityForm,
  importForm,
  inviteForm,
  memberForm,
  roleForm,
  sessionForm,
} from "./forms";

export const lookUpAction = action(lookUpPerson, identityForm);
export const inviteAction = action(inviteMember, inviteForm);
export const importAction = action(importMembers, importForm);
export const changeAccessAction = action(changeAccess, changeForm);
export const removeAction = action(removeMember, memberForm);
export const forgetAction = action(forgetMember, memberForm);
export const takeFactorAction = action(takeFactorAway, memberForm);
export const endSessionAction = action(endMemberSession, sessionForm);
export const saveRoleAction = action(saveRole, roleForm);
export const deleteRoleAction = action(deleteRole, deleteRoleForm);
