"use client";

import { useTranslations } from "next-intl";
import { Fragment, type JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { Account, Books } from "@/lib/domain/books";
import { IDLE } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { saveBooksAction } from "./actions";
import { BooksFields } from "./books-fields";

type BooksFormProps = {
  merchant: string;
  books: Books;
  vatAccount: Account;
  units: readonly { readonly msn: string; readonly name: string }[];
  version: number;
};

/** All accounts at once; the fields are made anew whenever the page shows another version. */
export function BooksForm({ merchant, books, vatAccount, units, version }: BooksFormProps): JSX.Element {
  const t = useTranslations("accounts");
  const { state, submit, pending } = useFormAction(saveBooksAction.bind(null, merchant));
  // Who was overtaken sees what the other one saved, not what they typed themselves.
  const stale = state.status === "refused" && state.code === "accounts_changed";
  return (
    <form action={submit} className="grid gap-6">
      <input type="hidden" name="seenVersion" value={version} />
      <Fragment key={version}>
        <BooksFields books={books} vatAccount={vatAccount} units={units} state={stale ? IDLE : state} />
      </Fragment>
      <FormOutcome state={state} done={t("saved")} />
      <button type="submit" className="button button--primary w-fit max-sm:w-full" disabled={pending}>
        {t("save")}
      </button>
    </form>
  );
}
