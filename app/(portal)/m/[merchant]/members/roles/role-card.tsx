"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { type OwnRole, PERMISSIONS, type Permission } from "@/lib/domain/permission";
import { permissionKey } from "@/lib/domain/permission-key";
import { useFormAction } from "@/lib/web/use-form-action";
import { deleteRoleAction, saveRoleAction } from "../actions";
import { FormTrouble } from "../form-trouble";

/** One role: its name and what it allows; without a role the form for a new one. */
export function RoleCard({ merchant, role }: { merchant: string; role?: OwnRole }): JSX.Element {
  const t = useTranslations("members.ownRole");
  const [name, setName] = useState(role?.name ?? "");
  const [chosen, setChosen] = useState<readonly Permission[]>(role?.permissions ?? []);
  const save = useFormAction(saveRoleAction.bind(null, merchant));
  const ready = save.intent !== "";
  return (
    <details className="card card--default p-5">
      <summary className="cursor-pointer font-medium">{role?.name ?? t("new")}</summary>
      <form
        className="mt-3 grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          startTransition(() => save.submit(form));
        }}
      >
        <input type="hidden" name="id" value={role?.id ?? save.intent} />
        <input type="hidden" name="permissions" value={chosen.join(",")} />
        <label className="grid gap-1 text-sm">
          {t("name")}
          <input
            name="name"
            className="input"
            maxLength={60}
            disabled={!ready}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <Permissions chosen={chosen} onChoose={setChosen} ready={ready} />
        <FormTrouble state={save.state} done={t("saved")} />
        <button
          type="submit"
          className="button button--primary justify-self-start"
          disabled={save.pending || !ready}
        >
          {t("save")}
        </button>
      </form>
      {role ? <DeleteRole merchant={merchant} id={role.id} /> : null}
    </details>
  );
}

type PermissionsProps = {
  chosen: readonly Permission[];
  onChoose: (chosen: readonly Permission[]) => void;
  ready: boolean;
};

function Permissions({ chosen, onChoose, ready }: PermissionsProps): JSX.Element {
  const t = useTranslations();
  return (
    <fieldset className="grid gap-2 text-sm sm:grid-cols-2" disabled={!ready}>
      <legend className="mb-1 font-medium">{t("members.ownRole.permissions")}</legend>
      {PERMISSIONS.map((permission) => (
        <label key={permission} className="flex items-start gap-2.5">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-(--accent)"
            checked={chosen.includes(permission)}
            onChange={(event) =>
              onChoose([
                ...chosen.filter((one) => one !== permission),
                ...(event.target.checked ? [permission] : []),
              ])
            }
          />
          <span className="first-letter:uppercase">
            {t(`permissions.permission.${permissionKey(permission)}`)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function DeleteRole({ merchant, id }: { merchant: string; id: string }): JSX.Element {
  const t = useTranslations("members.ownRole");
  const { state, submit, pending } = useFormAction(deleteRoleAction.bind(null, merchant));
  return (
    <form action={submit} className="mt-4 grid gap-3 border-t border-separator pt-4">
      <input type="hidden" name="id" value={id} />
      <FormOutcome state={state} />
      <button type="submit" className="button button--danger-soft justify-self-start" disabled={pending}>
        {t("delete")}
      </button>
    </form>
  );
}
