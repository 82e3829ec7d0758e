"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { MoneyInput } from "@/components/money/money-input";
import { TextField } from "@/components/text-field";
import { type Currency, isCurrency } from "@/lib/domain/money";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { sendRequestAction } from "./actions";
import { MoreFields } from "./more-fields";
import { PhoneFields } from "./phone-fields";
import { SendButton } from "./send-button";
import { submitQuietly } from "./submit-quietly";
import { TimeChoice } from "./time-choice";

export type AskingUnit = { msn: string; name: string; currency: string; onlyShort: boolean };

export type RequestFormProps = {
  merchant: string;
  country: string;
  units: readonly AskingUnit[];
  recent: readonly string[];
};

/** The form, empty again after each request that was sent. */
export function RequestForm(props: RequestFormProps): JSX.Element {
  const t = useTranslations("requests");
  const { state, submit, pending, intent } = useFormAction(sendRequestAction.bind(null, props.merchant));
  const sent = state.status === "done" ? state.answer : "first";
  return (
    <section aria-labelledby="new-request" className="card card--default grid gap-4 self-start p-5">
      <h2 id="new-request" className="text-lg font-semibold">
        {t("new")}
      </h2>
      <FormMessage tone="success" message={state.status === "done" ? t("sent") : undefined} />
      <FormMessage tone="warning" message={state.status === "unknown" ? t("unknown") : undefined} />
      <form onSubmit={submitQuietly(submit)} className="grid gap-4">
        <input type="hidden" name="idempotencyKey" value={intent} />
        <Fields key={sent} {...props} state={state} pending={pending || intent === ""} />
      </form>
    </section>
  );
}

type FieldsProps = RequestFormProps & {
  state: ReturnType<typeof useFormAction>["state"];
  pending: boolean;
};

function Fields({ country, units, recent, state, pending }: FieldsProps): JSX.Element {
  const t = useTranslations("requests");
  const [msn, setMsn] = useState(() => typed(state, "msn", units[0]?.msn ?? ""));
  const [amount, setAmount] = useState<number>();
  const [linesSum, setLinesSum] = useState<number>();
  const unit = units.find((one) => one.msn === msn);
  const currency: Currency = unit && isCurrency(unit.currency) ? unit.currency : "NOK";
  return (
    <>
      <input type="hidden" name="currency" value={currency} />
      <PhoneFields
        country={country}
        recent={recent}
        initial={typed(state, "phone")}
        error={fieldError(state, "phone")}
      />
      {linesSum === undefined ? (
        <MoneyInput
          key={currency}
          name="amount"
          label={t("amount")}
          currency={currency}
          initial={typed(state, "amount")}
          {...errorOf(fieldError(state, "amount"))}
          onAmount={(read) => setAmount(read?.minor)}
        />
      ) : null}
      <MessageField state={state} />
      <ChoiceField
        name="msn"
        label={t("unit")}
        value={msn}
        options={units.map((one) => [one.msn, one.name])}
        onChange={setMsn}
      />
      <TimeChoice
        label={t("time")}
        hint={t("timeHint")}
        short={unit?.onlyShort ?? false}
        value={typed(state, "expiry", "10")}
        error={fieldError(state, "expiry")}
      />
      <MoreFields currency={currency} state={state} onSum={setLinesSum} />
      <FormOutcome state={state} />
      <SendButton minor={linesSum ?? amount} currency={currency} pending={pending} />
    </>
  );
}

const errorOf = (error: string | undefined) => (error ? { error } : {});

/** What the customer reads. */
function MessageField({ state }: Pick<FieldsProps, "state">): JSX.Element {
  const t = useTranslations("requests");
  return (
    <TextField
      label={t("message")}
      hint={t("messageHint")}
      name="description"
      required
      minLength={3}
      maxLength={100}
      autoComplete="off"
      defaultValue={typed(state, "description")}
      error={fieldError(state, "description")}
    />
  );
}
