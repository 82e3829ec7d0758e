"use client";

import { useLocale, useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { MoneyInput } from "@/components/money/money-input";
import { TextField } from "@/components/text-field";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { type Currency, money } from "@/lib/domain/money";
import type { CheckInLine } from "@/lib/qr/list-check-ins";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { askCustomerAction } from "./actions";

type AskFormProps = { merchant: string; line: CheckInLine; currency: Currency };

/** Asks one customer for an amount. While the amount is on their phone only what became of it shows. */
export function AskForm({ merchant, line, currency }: AskFormProps): JSX.Element {
  const t = useTranslations("qr.waiting");
  const { state, submit, pending, intent } = useFormAction(askCustomerAction.bind(null, merchant));
  const open = line.mayAsk || pending;
  const sent = state.status === "done" && line.state === "asked";
  const checking = state.status === "unknown" && line.state === "asking";
  return (
    <form
      className={open || sent || checking ? "grid max-w-2xl gap-3" : "hidden"}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <FormMessage tone="success" message={sent ? t("sent") : undefined} />
      {checking ? <FormMessage message={t("unknown")} tone="warning" /> : null}
      {open ? (
        <Fields
          line={line}
          currency={currency}
          state={state}
          intent={intent}
          pending={pending || intent === ""}
        />
      ) : null}
    </form>
  );
}

type FieldsProps = Omit<AskFormProps, "merchant"> & {
  state: ReturnType<typeof useFormAction>["state"];
  intent: string;
  pending: boolean;
};

function Fields({ line, currency, state, intent, pending }: FieldsProps): JSX.Element {
  const t = useTranslations("qr.waiting");
  const common = useTranslations("common");
  const locale = languageOf(useLocale());
  const [minor, setMinor] = useState<number>();
  const error = fieldError(state, "amount");
  const amount = minor ? formatMoney(money(minor, currency), locale) : undefined;
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={intent} />
      <input type="hidden" name="checkIn" value={line.id} />
      <input type="hidden" name="currency" value={currency} />
      <div className="grid items-start gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <MoneyInput
          name="amount"
          label={t("amount")}
          currency={currency}
          initial={typed(state, "amount")}
          {...(error && { error })}
          onAmount={(read) => setMinor(read?.minor)}
        />
        <TextField
          name="message"
          label={t("message")}
          required
          minLength={3}
          maxLength={100}
          autoComplete="off"
          defaultValue={typed(state, "message", line.place)}
          error={fieldError(state, "message")}
        />
      </div>
      {state.status === "done" || state.status === "unknown" ? null : <FormOutcome state={state} />}
      <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
        {pending && intent !== "" ? common("working") : amount ? t("askAmount", { amount }) : t("ask")}
      </button>
    </>
  );
}
