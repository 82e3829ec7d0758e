import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Account } from "@/lib/domain/books";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";

type AccountFieldsProps = {
  /** What the fields are called: `fees`, `654321.sales`. */
  name: string;
  label: string;
  hint?: string | undefined;
  account: Account | undefined;
  /** What counts where the fields are left empty. */
  otherwise?: string;
  state: FormState;
};

/** Number and name of one account beside what it is for. */
export function AccountFields({
  name,
  label,
  hint,
  account,
  otherwise,
  state,
}: AccountFieldsProps): JSX.Element {
  const t = useTranslations("accounts");
  const wrong = fieldError(state, `${name}.number`) ?? fieldError(state, `${name}.name`);
  const input = (part: "number" | "name") => ({
    name: `${name}.${part}`,
    defaultValue: typed(state, `${name}.${part}`, account?.[part] ?? ""),
    placeholder: otherwise,
    "aria-label": `${label}: ${t(part)}`,
    "aria-invalid": fieldError(state, `${name}.${part}`) ? true : undefined,
    "aria-describedby": wrong ? `${name}-wrong` : undefined,
    autoComplete: "off",
  });
  return (
    <div className="grid gap-x-4 gap-y-1.5 py-3 sm:grid-cols-[minmax(0,1fr)_7rem_minmax(0,1fr)] sm:items-start">
      <div className="min-w-0">
        <p className="text-sm font-medium">{label}</p>
        {hint ? <p className="text-xs text-muted">{hint}</p> : null}
      </div>
      <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2 sm:contents">
        <input
          {...input("number")}
          inputMode="numeric"
          maxLength={20}
          className="tabular input h-10 w-full min-w-0"
        />
        <input {...input("name")} maxLength={100} className="input h-10 w-full min-w-0" />
      </div>
      {wrong ? (
        <p id={`${name}-wrong`} className="text-xs text-danger-soft-foreground sm:col-span-2 sm:col-start-2">
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
