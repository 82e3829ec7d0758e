import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { CodeUnit } from "@/lib/qr/list-code-units";

type UnitFieldProps = {
  units: readonly CodeUnit[];
  unit: string | undefined;
  onChange?: (msn: string) => void;
};

export function UnitField({ units, unit, onChange }: UnitFieldProps): JSX.Element {
  const t = useTranslations("qr");
  return (
    <label className="grid gap-1 text-sm font-medium">
      {t("unit")}
      <select
        name="msn"
        defaultValue={unit ?? units[0]?.msn}
        className="input h-10 py-1.5 text-sm font-normal"
        onChange={({ target }) => onChange?.(target.value)}
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
