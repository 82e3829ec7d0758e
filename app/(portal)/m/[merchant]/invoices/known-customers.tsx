import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { KnownCustomer } from "@/lib/invoices/new-invoice";
import { newInvoiceHref } from "./address";

type KnownCustomersProps = {
  merchant: string;
  customers: readonly KnownCustomer[];
  chosen: number | undefined;
  timeZone: string;
};

const SHOWN = 8;

/** Who was sent an invoice before: a press fills the form in. Says since when a number may be used that the customer shared. */
export function KnownCustomers(props: KnownCustomersProps): JSX.Element | null {
  const { merchant, customers, chosen, timeZone } = props;
  const t = useTranslations("invoices.form");
  const format = useFormatter();
  if (customers.length === 0) return null;
  const shared = chosen === undefined ? null : customers[chosen]?.phoneSharedAt;
  const shown = customers.slice(0, SHOWN);
  // Two who are called alike are told apart by where they are written to.
  const isAlone = (name: string) => shown.filter((one) => one.name === name).length === 1;
  return (
    <section aria-label={t("known")} className="mb-4 grid gap-2">
      <h2 className="text-sm font-medium text-muted">{t("known")}</h2>
      <ul className="flex flex-wrap gap-2">
        {shown.map(({ name, msn, email, address }, at) => (
          <li key={`${msn} ${email ?? name}`}>
            <Link
              href={newInvoiceHref(merchant, at)}
              prefetch={false}
              aria-current={at === chosen ? "true" : undefined}
              className={`button button--sm ${at === chosen ? "button--secondary" : "button--outline"}`}
            >
              {name}
              {isAlone(name) ? null : (
                <span className="max-w-40 truncate font-normal text-muted">{email ?? address}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {shared ? (
        <p className="text-xs text-muted">
          {t("shared", { day: format.dateTime(shared, { dateStyle: "medium", timeZone }) })}
        </p>
      ) : null}
    </section>
  );
}
