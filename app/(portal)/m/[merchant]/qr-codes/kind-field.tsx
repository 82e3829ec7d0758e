import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CODE_KINDS, type CodeKind } from "@/lib/domain/qr-code";

type KindFieldProps = { kind: CodeKind; onChange: (kind: CodeKind) => void };

/** What a code does, each with a line on what it is good for. */
export function KindField({ kind, onChange }: KindFieldProps): JSX.Element {
  const t = useTranslations("qr");
  return (
    <fieldset className="grid gap-2 text-sm">
      <legend className="mb-1 font-medium">{t("form.kind")}</legend>
      {CODE_KINDS.map((one) => (
        <label key={one} className="flex items-start gap-2">
          <input
            type="radio"
            name="codeKind"
            value={one}
            className="mt-1 accent-accent"
            checked={one === kind}
            onChange={() => onChange(one)}
          />
          <span>
            {t(`kind.${one}`)}
            <span className="block text-muted">{t(`form.${one}Means`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
