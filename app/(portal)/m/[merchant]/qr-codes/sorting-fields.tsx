import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextField } from "@/components/text-field";
import { type FormState, typed } from "@/lib/web/form-state";

type SortingFieldsProps = { state: FormState; folder?: string; place?: string };

/** The portal's own words for a code, which no customer sees. */
export function SortingFields({ state, folder = "", place = "" }: SortingFieldsProps): JSX.Element {
  const t = useTranslations("qr");
  return (
    <div className="grid gap-2">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="folder"
          label={t("folder")}
          defaultValue={typed(state, "folder", folder)}
          maxLength={60}
        />
        <TextField
          name="place"
          label={t("place")}
          defaultValue={typed(state, "place", place)}
          maxLength={60}
        />
      </div>
      <p className="text-xs text-muted">{t("form.sorting")}</p>
    </div>
  );
}
