"use server";

import { changeGroupMember } from "@/lib/members/change-group-member";
import { deleteGroup } from "@/lib/members/delete-group";
import { saveGroup } from "@/lib/members/save-group";
import { action } from "@/lib/web/action";
import { deleteGroupForm, groupForm, groupMemberForm } from "./forms";

export const saveGroupAction = action(saveGroup, groupForm);
export const changeGroupMemberAction = action(changeGroupMember, groupMemberForm);
export const deleteGroupAction = action(deleteGroup, deleteGroupForm);
