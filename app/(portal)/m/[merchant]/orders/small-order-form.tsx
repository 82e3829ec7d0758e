"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { discardOrderAction, restartOrderAction } from "./actions";

type SmallFormProps = { merchant: string; order: string; what: "discard" | "restart" };

const ACTIONS = { discard: discardOrderAction, restart: restartOrderAction };

/** One button: throws a draft away, or begins a stopped order anew. */
export function SmallOrderForm({ merchant, order, what }: SmallFormProps): JSX.Element {
  const t = useTranslations("orders");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(ACTIONS[what].bind(null, merchant));
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      <input type="hidden" name="idempotencyKey" value={intent} />
      <input type="hidden" name="order" value={order} />
      <FormOutcome state={state} />
      <button
        type="submit"
        className={`button ${what === "restart" ? "button--primary" : "button--outline"}`}
        disabled={pending}
      >
        {pending ? common("working") : t(what)}
      </button>
    </form>
  );
}
