"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ChoiceField } from "@/components/choice-field";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { ListBoard } from "@/lib/requests/get-list";
import { useFormAction } from "@/lib/web/use-form-action";
import { retryFailedAction, setRemindersAction } from "../../actions";
import { submitQuietly } from "../../submit-quietly";

const EVERY_DAYS = [1, 2, 3, 7, 14] as const;
const MOST = [1, 2, 3, 5, 10] as const;

type ListFormsProps = { merchant: string; list: string; failed: number; reminders: ListBoard["reminders"] };

/** Sends the failed ones again, and says how often those are reminded who have not answered. */
export function ListForms({ merchant, list, failed, reminders }: ListFormsProps): JSX.Element {
  const t = useTranslations("requests.board");
  const sheet = useTranslations("requests.sheet");
  const common = useTranslations("common");
  const retry = useFormAction(retryFailedAction.bind(null, merchant));
  const remind = useFormAction(setRemindersAction.bind(null, merchant));
  return (
    <div className="mb-4 grid items-start gap-4 sm:grid-cols-2">
      <form onSubmit={submitQuietly(remind.submit)} className="card card--default grid gap-3 p-4">
        <input type="hidden" name="list" value={list} />
        <div className="grid grid-cols-2 gap-3">
          <ChoiceField
            name="everyDays"
            label={t("reminders")}
            value={String(reminders?.everyDays ?? 0)}
            options={[
              ["0", sheet("never")],
              ...EVERY_DAYS.map((days) => [String(days), sheet("every", { count: days })] as const),
            ]}
          />
          <ChoiceField
            name="most"
            label={t("times")}
            value={String(reminders?.most ?? 3)}
            options={MOST.map((most) => [String(most), sheet("most", { count: most })])}
          />
        </div>
        <button
          type="submit"
          className="button button--outline button--sm justify-self-start"
          disabled={remind.pending}
        >
          {remind.pending ? common("working") : t("save")}
        </button>
        <FormOutcome state={remind.state} done={t("saved")} />
      </form>
      {failed > 0 || retry.state.status !== "idle" ? (
        <form action={retry.submit} className="grid gap-2">
          <input type="hidden" name="list" value={list} />
          {failed > 0 ? (
            <button
              type="submit"
              className="button button--primary justify-self-start"
              disabled={retry.pending}
            >
              {retry.pending ? common("working") : t("retry", { count: failed })}
            </button>
          ) : null}
          <FormOutcome state={retry.state} done={t("retried")} />
        </form>
      ) : null}
    </div>
  );
}
