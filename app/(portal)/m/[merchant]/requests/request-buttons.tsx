"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { mayCancel, mayRemind, maySendAnew, type RequestState } from "@/lib/domain/payment-request";
import type { FormState } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { cancelRequestAction, remindAction, sendAgainAction } from "./actions";

type RequestButtonsProps = {
  merchant: string;
  request: string;
  state: RequestState;
  underway: "cancelling" | "reminding" | null;
};

/** What can be done with a request in its state; while something is being done, nothing else. */
export function RequestButtons({ merchant, request, state, underway }: RequestButtonsProps): JSX.Element {
  const t = useTranslations("requests.button");
  const place = { merchant, request };
  const calm = underway === null;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <Press
          {...place}
          action={remindAction}
          offered={calm && mayRemind(state)}
          text={t("remind")}
          done={t("reminded")}
          look="primary"
        />
        <Press
          {...place}
          action={cancelRequestAction}
          offered={mayCancel(state) && underway !== "cancelling"}
          text={t("cancel")}
          done={t("cancelled")}
          look="outline"
        />
        <Press
          {...place}
          action={sendAgainAction}
          offered={maySendAnew(state)}
          text={t("again")}
          done={t("sentAgain")}
          look="primary"
        />
      </div>
      {calm && mayRemind(state) ? <p className="text-xs text-muted">{t("remindHint")}</p> : null}
    </div>
  );
}

type PressProps<Value> = {
  merchant: string;
  request: string;
  action: (merchant: string, previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>;
  offered: boolean;
  text: string;
  done: string;
  look: "primary" | "outline";
};

function Press<Value>({
  merchant,
  request,
  action,
  offered,
  text,
  done,
  look,
}: PressProps<Value>): JSX.Element | null {
  const common = useTranslations("common");
  const t = useTranslations("requests");
  const { state, submit, pending, intent } = useFormAction(action.bind(null, merchant));
  const told = state.status !== "idle";
  if (!offered && !told) return null;
  return (
    <form action={submit} className="grid gap-2">
      <input type="hidden" name="request" value={request} />
      <input type="hidden" name="idempotencyKey" value={intent} />
      {offered ? (
        <button type="submit" className={`button button--${look}`} disabled={pending || intent === ""}>
          {pending ? common("working") : text}
        </button>
      ) : null}
      <FormMessage tone="warning" message={state.status === "unknown" ? t("unknown") : undefined} />
      <FormOutcome state={state} done={done} />
    </form>
  );
}
