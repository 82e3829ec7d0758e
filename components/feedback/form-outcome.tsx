"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { FormState } from "@/lib/web/form-state";
import { FormMessage } from "./form-message";

type FormOutcomeProps = {
  state: FormState;
  /** What to say where it was done. */
  done?: string;
};

/** What became of a form. Where a fresh sign-in is missing, the way to it and back to this page. */
export function FormOutcome({ state, done }: FormOutcomeProps): JSX.Element {
  const t = useTranslations("common");
  const path = usePathname();
  if (state.status === "done") return <FormMessage message={done} tone="success" />;
  const message = state.status === "refused" ? state.message : undefined;
  const stale = state.status === "refused" && state.code === "needs_fresh_sign_in";
  return (
    <>
      <FormMessage message={state.status === "unreachable" ? t("noAnswer") : message} />
      {stale ? (
        <a className="button button--outline" href={`/sign-in/again?next=${encodeURIComponent(path)}`}>
          {t("signInAgain")}
        </a>
      ) : null}
    </>
  );
}
