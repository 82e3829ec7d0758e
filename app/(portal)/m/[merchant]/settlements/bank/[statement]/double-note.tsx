"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { ShownLine } from "@/lib/reconciliation/list-bank-files";
import { useFormAction } from "@/lib/web/use-form-action";
import { bankHref } from "../../reconciliation/address";
import { tellDoubleAction } from "../actions";

type DoubleNoteProps = { merchant: string; double: NonNullable<ShownLine["double"]> };

/** Says that a file of another format may have the same booking, and lets a person say whether it does. */
export function DoubleNote({ merchant, double }: DoubleNoteProps): JSX.Element {
  const t = useTranslations("reconciliation.bank.double");
  const { state, submit, pending } = useFormAction(tellDoubleAction.bind(null, merchant));
  const { said, asked, file, name, text } = double;
  const answers = said
    ? ([["no", "undoSame"]] as const)
    : ([
        ["yes", "same"],
        ["no", "apart"],
      ] as const);
  return (
    <form action={submit} className="grid gap-2 rounded-xl bg-surface-secondary px-3 py-2 text-sm">
      <input type="hidden" name="bankLine" value={asked} />
      <p className="min-w-0 break-words">
        {t.rich(said ? "said" : "maybe", {
          text: text || "–",
          file: () => (
            <Link href={bankHref(merchant, file)} prefetch={false} className="link break-all">
              {name}
            </Link>
          ),
        })}
      </p>
      <span className="flex flex-wrap gap-2">
        {answers.map(([value, label]) => (
          <button
            key={value}
            type="submit"
            name="same"
            value={value}
            className="button button--sm button--outline"
            disabled={pending}
          >
            {t(label)}
          </button>
        ))}
      </span>
      <FormOutcome state={state} done={t("doubleDone")} />
    </form>
  );
}
