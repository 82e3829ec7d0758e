"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EXTRA_PERMISSIONS, type ExtraPermission, type OwnRole, ROLES } from "@/lib/domain/permission";
import type { AccessDraft } from "./access-draft";

export type AccessFieldsProps = { draft: AccessDraft; onChange: (change: Partial<AccessDraft>) => void };

type RoleFieldsProps = AccessFieldsProps & { roles: readonly OwnRole[] };

/** Role and extra permissions. An administrator has the extra ones anyway. */
export function RoleFields({ draft, onChange, roles }: RoleFieldsProps): JSX.Element {
  const t = useTranslations();
  const toggle = (extra: ExtraPermission, on: boolean) =>
    onChange({ extras: [...draft.extras.filter((one) => one !== extra), ...(on ? [extra] : [])] });
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">{t("members.role")}</legend>
        {ROLES.map((role) => (
          <label key={role} className="flex items-start gap-2.5 text-sm">
            <input
              type="radio"
              name="shown-role"
              className="mt-0.5 size-4 accent-(--accent)"
              checked={draft.own === null && draft.role === role}
              onChange={() => onChange({ role, own: null })}
            />
            <span>
              <span className="font-medium">{t(`permissions.role.${role}`)}</span>
              <span className="block text-muted">{t(`members.roleHint.${role}`)}</span>
            </span>
          </label>
        ))}
        {roles.map((own) => (
          <label key={own.id} className="flex items-start gap-2.5 text-sm">
            <input
              type="radio"
              name="shown-role"
              className="mt-0.5 size-4 accent-(--accent)"
              checked={draft.own?.id === own.id}
              onChange={() => onChange({ role: "accountant", own, extras: [] })}
            />
            <span>
              <span className="font-medium">{own.name}</span>
              <span className="block text-muted">{t("members.ownRole.hint")}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {draft.own || draft.role === "administrator" ? null : (
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium">{t("members.extras")}</legend>
          {EXTRA_PERMISSIONS.map((extra) => (
            <label key={extra} className="flex items-start gap-2.5 text-sm">
              <input
                type="checkbox"
                className="mt-0.5 size-4 accent-(--accent)"
                checked={draft.extras.includes(extra)}
                onChange={(event) => toggle(extra, event.target.checked)}
              />
              <span>
                <span className="font-medium">{t(`permissions.extra.${extra}`)}</span>
                <span className="block text-muted">{t(`members.extraHint.${extra}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
