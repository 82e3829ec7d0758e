"use client";

import type { JSX } from "react";
import type { OwnRole } from "@/lib/domain/permission";
import type { MemberList } from "@/lib/members/list-members";
import { AccessInputs } from "./access-inputs";
import { PeriodFields } from "./period-fields";
import { type AccessFieldsProps, RoleFields } from "./role-fields";
import { UnitFields } from "./unit-fields";

type AllFieldsProps = AccessFieldsProps & {
  units: MemberList["units"];
  roles: readonly OwnRole[];
  /** False until the page's script runs: what is chosen before would be lost. */
  ready: boolean;
};

/** A whole access in one form: role, where, and when. */
export function AccessFields({ draft, onChange, units, roles, ready }: AllFieldsProps): JSX.Element {
  return (
    <>
      <AccessInputs draft={draft} />
      <fieldset className="grid gap-5" disabled={!ready}>
        <RoleFields draft={draft} onChange={onChange} roles={roles} />
        <UnitFields draft={draft} onChange={onChange} units={units} />
        <PeriodFields draft={draft} onChange={onChange} />
      </fieldset>
    </>
  );
}
