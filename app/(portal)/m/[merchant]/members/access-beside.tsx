"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Grant } from "@/lib/domain/permission";
import { type AccessDraft, grantsOfDraft } from "./access-draft";
import { AccessPreview } from "./access-preview";
import { PermissionMatrix } from "./permission-matrix";

type AccessBesideProps = {
  draft: AccessDraft;
  /** What the person has anyway, from groups. */
  others?: readonly Grant[];
};

/** What stands beside the choice: the matrix of all roles, and the portal as this access shows it. */
export function AccessBeside({ draft, others = [] }: AccessBesideProps): JSX.Element {
  const t = useTranslations("members");
  // Without a sales unit ticked yet, the preview shows what the role gives in any.
  const grants = grantsOfDraft(draft.units.length === 0 ? { ...draft, units: "all" } : draft);
  return (
    <div className="grid min-w-0 gap-5">
      <details className="card card--default p-5">
        <summary className="cursor-pointer font-medium">{t("preview")}</summary>
        <AccessPreview grants={[...grants, ...others]} />
      </details>
      <div className="grid min-w-0 gap-2">
        <h2 className="font-medium">{t("matrix")}</h2>
        <PermissionMatrix chosen={draft.own ? null : draft.role} />
      </div>
    </div>
  );
}
