"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { AccessDraft } from "../access-draft";

/** Someone whose access may be taken as it is. */
export type Copyable = { id: string; name: string; draft: AccessDraft };

type CopyFromProps = { people: readonly Copyable[]; onCopy: (draft: AccessDraft) => void };

/** Begins from what a colleague has. Everything can still be changed after. */
export function CopyFrom({ people, onCopy }: CopyFromProps): JSX.Element | null {
  const t = useTranslations("members");
  if (people.length === 0) return null;
  return (
    <label className="grid gap-1 text-sm">
      {t("copyFrom")}
      <select
        className="input"
        defaultValue=""
        onChange={(event) => {
          const chosen = people.find(({ id }) => id === event.target.value);
          if (chosen) onCopy(chosen.draft);
        }}
      >
        <option value="">{t("copyNobody")}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
