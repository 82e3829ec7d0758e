import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Customer } from "@/lib/domain/customer";
import { formatPhone } from "@/lib/domain/format-phone";

/** The customer as far as this person may know them: in full, or as initials and the end of a number. */
export function CustomerName({ customer }: { customer: Customer }): JSX.Element {
  const t = useTranslations("transactions");
  const { name, phone, masked } = customer;
  if (!name && !phone) return <span className="text-muted">{t("customerUnknown")}</span>;
  return (
    <span className="block min-w-0" title={masked ? t("customerMasked") : undefined}>
      {name ? <span className="block truncate">{name}</span> : null}
      {phone ? (
        <span className={`tabular block truncate ${name ? "text-xs text-muted" : ""}`}>
          {masked ? phone : formatPhone(phone)}
        </span>
      ) : null}
    </span>
  );
}
