import { fail, ok, type Result } from "@/lib/domain/result";
import { type FieldFailures, textField } from "@/lib/web/read-form";
import { type Access, accessOf } from "../forms";

export function groupForm(
  form: FormData,
): Result<{ id: string; name: string; access: Access }, FieldFailures> {
  const name = textField(form, "name").trim();
  if (name === "") return fail({ name: "group_nameless" as const });
  const access = accessOf(form);
  return access.ok ? ok({ id: textField(form, "id"), name, access: access.value }) : access;
}

export function groupMemberForm(
  form: FormData,
): Result<{ groupId: string; memberId: string; inside: boolean }, FieldFailures> {
  const [groupId, memberId] = [textField(form, "group"), textField(form, "member")];
  if (groupId === "") return fail({ group: "group_missing" as const });
  if (memberId === "") return fail({ member: "person_missing" as const });
  return ok({ groupId, memberId, inside: textField(form, "inside") === "yes" });
}

export const deleteGroupForm = (form: FormData) => ok({ id: textField(form, "id") });
