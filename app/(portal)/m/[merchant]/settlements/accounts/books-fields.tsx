import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextField } from "@/components/text-field";
import { ACCOUNT_ROLES, type Account, type Books, UNIT_ROLES } from "@/lib/domain/books";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import { AccountFields } from "./account-fields";

type BooksFieldsProps = {
  books: Books;
  vatAccount: Account;
  units: readonly { readonly msn: string; readonly name: string }[];
  state: FormState;
};

/** Every account of a company: by role, for tax on fees, and those of sales units. */
export function BooksFields({ books, vatAccount, units, state }: BooksFieldsProps): JSX.Element {
  const t = useTranslations("accounts");
  return (
    <>
      <fieldset>
        <legend className="text-sm font-semibold">{t("company")}</legend>
        <div className="mt-1 divide-y divide-separator">
          {ACCOUNT_ROLES.map((role) => (
            <AccountFields
              key={role}
              name={role}
              label={t(`role.${role}`)}
              hint={t(`what.${role}`)}
              account={books[role]}
              state={state}
            />
          ))}
        </div>
      </fieldset>
      <VatFields books={books} vatAccount={vatAccount} state={state} />
      {units.length > 1 ? <UnitAccounts books={books} units={units} state={state} /> : null}
    </>
  );
}

type VatFieldsProps = Omit<BooksFieldsProps, "units">;

function VatFields({ books: { feesVat }, vatAccount, state }: VatFieldsProps): JSX.Element {
  const t = useTranslations("accounts");
  const rate = feesVat ? String(feesVat.rate / 100) : "";
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{t("vat")}</legend>
      <p className="mt-1 max-w-prose text-xs text-muted">{t("vatHint")}</p>
      <div className="mt-2 max-w-36">
        <TextField
          label={t("rate")}
          name="feesVat.rate"
          inputMode="decimal"
          maxLength={6}
          placeholder={t("noVat")}
          defaultValue={typed(state, "feesVat.rate", rate)}
          error={fieldError(state, "feesVat.rate")}
        />
      </div>
      <AccountFields
        name="feesVat"
        label={t("vatAccount")}
        account={feesVat?.account ?? vatAccount}
        state={state}
      />
    </fieldset>
  );
}

type UnitAccountsProps = Omit<BooksFieldsProps, "vatAccount">;

function UnitAccounts({ books, units, state }: UnitAccountsProps): JSX.Element {
  const t = useTranslations("accounts");
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{t("units")}</legend>
      <p className="mt-1 text-xs text-muted">{t("unitsHint")}</p>
      <div className="mt-2 grid gap-2">
        {units.map(({ msn, name }) => (
          <details
            key={msn}
            open={Boolean(books.units?.[msn])}
            className="rounded-lg border border-border px-3"
          >
            <summary className="cursor-pointer py-2.5 text-sm break-words">
              {name} <span className="tabular text-muted">{msn}</span>
            </summary>
            <input type="hidden" name="msn" value={msn} />
            <div className="divide-y divide-separator border-t border-separator">
              {UNIT_ROLES.map((role) => (
                <AccountFields
                  key={role}
                  name={`${msn}.${role}`}
                  label={t(`role.${role}`)}
                  account={books.units?.[msn]?.[role]}
                  otherwise={books[role].number}
                  state={state}
                />
              ))}
            </div>
          </details>
        ))}
      </div>
    </fieldset>
  );
}
