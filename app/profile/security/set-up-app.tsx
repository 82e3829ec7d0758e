"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { Confirmed } from "@/lib/security/confirm-app";
import type { AppOffer } from "@/lib/security/offer-app";
import type { FormState } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";

type SetUpAppProps = {
  offer: AppOffer;
  action: (previous: FormState<Confirmed>, form: FormData) => Promise<FormState<Confirmed>>;
  /** Where to go once the recovery codes are kept. */
  next: string;
};

/** Scan, type the first code, keep the recovery codes. */
export function SetUpApp({ offer, action, next }: SetUpAppProps): JSX.Element {
  const t = useTranslations("security");
  const { state, submit, pending } = useFormAction(action);
  if (state.status === "done") return <RecoveryCodes codes={state.value.codes} next={next} />;
  return (
    <form action={submit} className="flex flex-col gap-4">
      <p className="text-sm">{t("scan")}</p>
      <div className="flex flex-wrap items-center gap-5">
        <img src={offer.picture} alt={t("qrAlt")} width={176} height={176} className="rounded-lg bg-white" />
        <div className="min-w-0 flex-1 basis-48 text-sm">
          <p className="text-muted">{t("typeInstead")}</p>
          <p className="mt-1 font-mono break-words" translate="no">
            {offer.typed}
          </p>
        </div>
      </div>
      <input type="hidden" name="sealedSecret" value={offer.sealed} />
      <CodeField label={t("firstCode")} />
      <FormOutcome state={state} />
      <button type="submit" className="button button--primary w-fit" disabled={pending}>
        {t("confirm")}
      </button>
    </form>
  );
}
