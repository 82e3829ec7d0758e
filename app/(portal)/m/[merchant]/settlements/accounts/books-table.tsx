import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ACCOUNT_ROLES, type Account, UNIT_ROLES } from "@/lib/domain/books";
import type { BooksShown } from "@/lib/settlements/get-books";

/** The accounts for who may not change them. */
export function BooksTable({ books, units }: Pick<BooksShown, "books" | "units">): JSX.Element {
  const t = useTranslations("accounts");
  const { feesVat } = books;
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[16rem_1fr]">
      {ACCOUNT_ROLES.map((role) => (
        <Line key={role} term={t(`role.${role}`)} account={books[role]} />
      ))}
      {feesVat ? <Line term={`${t("vat")} (${feesVat.rate / 100} %)`} account={feesVat.account} /> : null}
      {units.flatMap(({ msn, name }) =>
        UNIT_ROLES.map((role) => {
          const account = books.units?.[msn]?.[role];
          return account ? (
            <Line key={`${msn} ${role}`} term={`${name}: ${t(`role.${role}`)}`} account={account} />
          ) : null;
        }),
      )}
    </dl>
  );
}

function Line({ term, account }: { term: string; account: Account }): JSX.Element {
  return (
    <div className="contents">
      <dt className="text-muted">{term}</dt>
      <dd className="font-medium break-words max-sm:mb-2">
        <span className="tabular">{account.number}</span> {account.name}
      </dd>
    </div>
  );
}
