import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { CodeUnit } from "@/lib/qr/list-code-units";

export function UnitField({
  units,
  unit,
}: {
  units: readonly CodeUnit[];
  unit: string | undefined;
}): JSX.Element {
  const t = useTranslations("qr");
  return (
    <label className="grid gap-1 text-sm font-medium">
      {t("unit")}
      <select
        name="msn"
        defaultValue={unit ?? units[0]?.msn}
        className="input h-10 py-1.5 text-sm font-normal"
      >
        {units.map(({ msn, name }) => (
          <option key={msn} value={msn}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
