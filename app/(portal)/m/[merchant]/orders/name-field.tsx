"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import { countSigns, MAX_NAME } from "@/lib/domain/sales-unit";

type NameFieldProps = { label: string; defaultValue: string; error: string | undefined };

/** The name of a sales unit; says how many signs are left while one types. */
export function NameField({ label, defaultValue, error }: NameFieldProps): JSX.Element {
  const t = useTranslations("units.look");
  const [length, setLength] = useState(countSigns(defaultValue));
  const left = MAX_NAME - length;
  const counter = left >= 0 ? t("left", { count: left }) : t("over", { count: -left });
  return (
    <TextField
      name="name"
      label={label}
      hint={<span className={left < 0 ? "text-danger-soft-foreground" : ""}>{counter}</span>}
      error={error}
      defaultValue={defaultValue}
      onChange={(event) => setLength(countSigns(event.target.value.trim()))}
      autoComplete="off"
      required
    />
  );
}
