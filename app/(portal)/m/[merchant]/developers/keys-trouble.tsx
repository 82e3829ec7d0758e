"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";

/** Why no keys are shown, and what to do about it. */
export function KeysTrouble({ kind }: { kind: string }): JSX.Element | null {
  const t = useTranslations("developers");
  const common = useTranslations("common");
  const path = usePathname();
  if (kind !== "stale" && kind !== "none" && kind !== "failed") return null;
  return (
    <>
      <FormMessage message={t(kind)} />
      {kind === "stale" ? (
        <a className="button button--outline" href={`/sign-in/again?next=${encodeURIComponent(path)}`}>
          {common("signInAgain")}
        </a>
      ) : null}
    </>
  );
}
