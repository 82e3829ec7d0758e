"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition, useEffect } from "react";
import type { OwnRole } from "@/lib/domain/permission";
import type { MemberList } from "@/lib/members/list-members";
import { useFormAction } from "@/lib/web/use-form-action";
import { AccessBeside } from "../access-beside";
import type { AccessDraft } from "../access-draft";
import { AccessInputs } from "../access-inputs";
import { inviteAction } from "../actions";
import { FormTrouble } from "../form-trouble";
import { PeriodFields } from "../period-fields";
import { RoleFields } from "../role-fields";
import { UnitFields } from "../unit-fields";
import type { CompletedProps } from "./completed";
import { type Copyable, CopyFrom } from "./copy-from";
import type { Who } from "./who";

type AccessStepProps = {
  merchant: string;
  who: Who;
  draft: AccessDraft;
  onChange: (change: Partial<AccessDraft>) => void;
  units: MemberList["units"];
  roles: readonly OwnRole[];
  copyable: readonly Copyable[];
  part: "access" | "units";
  onStep: (step: "identify" | "access" | "units") => void;
  onDone: (value: CompletedProps["value"]) => void;
};

/** Role and permissions first, then where and when; the last press completes. */
export function AccessStep(props: AccessStepProps): JSX.Element {
  const { merchant, who, draft, onChange, units, roles, copyable, part, onStep, onDone } = props;
  const t = useTranslations("members");
  const { state, submit, pending } = useFormAction(inviteAction.bind(null, merchant));
  useEffect(() => {
    if (state.status === "done") onDone(state.value);
  }, [state, onDone]);
  const last = part === "units";
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <form
        className="card card--default gap-5 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!last) return onStep("units");
          const form = new FormData(event.currentTarget);
          startTransition(() => submit(form));
        }}
      >
        <p className="text-lg font-semibold">{who.name}</p>
        <WhoInputs who={who} />
        <AccessInputs draft={draft} />
        {last ? (
          <>
            <UnitFields draft={draft} onChange={onChange} units={units} />
            <PeriodFields draft={draft} onChange={onChange} />
          </>
        ) : (
          <>
            <CopyFrom people={copyable} onCopy={onChange} />
            <RoleFields draft={draft} onChange={onChange} roles={roles} />
          </>
        )}
        {last ? <FormTrouble state={state} /> : null}
        <div className="flex flex-wrap gap-3">
          <button
            type="button"
            className="button button--outline"
            onClick={() => onStep(last ? "access" : "identify")}
          >
            {t("previous")}
          </button>
          <button type="submit" className="button button--primary" disabled={pending}>
            {last ? t("complete") : t("next")}
          </button>
        </div>
      </form>
      <AccessBeside draft={draft} />
    </div>
  );
}

function WhoInputs({ who }: { who: Who }): JSX.Element {
  return (
    <>
      {Object.entries(who).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
