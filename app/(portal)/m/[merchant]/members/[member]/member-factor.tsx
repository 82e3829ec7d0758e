"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { takeFactorAction } from "../actions";

type MemberFactorProps = {
  merchant: string;
  member: string;
  name: string;
  self: boolean;
  factors: { app: boolean; passkeys: number };
};

/** What secures a colleague's sign-in by password, and the way to help them when it is lost. */
export function MemberFactor({ merchant, member, name, self, factors }: MemberFactorProps): JSX.Element {
  const t = useTranslations("members");
  const { state, submit, pending } = useFormAction(takeFactorAction.bind(null, merchant));
  const { app, passkeys } = factors;
  const any = app || passkeys > 0;
  const yes = (is: boolean) => (is ? "yes" : "no");
  return (
    <div className="grid gap-2 text-sm">
      <FormOutcome state={state} done={t("factor.done")} />
      <p>
        {any
          ? t("factor.set", { app: yes(app), both: yes(app && passkeys > 0), passkeys })
          : t("factor.none")}
      </p>
      {any && !self ? (
        <details>
          <summary className="cursor-pointer font-medium">{t("factor.lost")}</summary>
          <form action={submit} className="mt-3 grid gap-3">
            <input type="hidden" name="member" value={member} />
            <p>{t("factor.text", { name })}</p>
            <button
              type="submit"
              className="button button--danger justify-self-start whitespace-normal"
              disabled={pending}
            >
              {t("factor.button", { name })}
            </button>
          </form>
        </details>
      ) : null}
    </div>
  );
}
