"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import type { Money } from "@/lib/domain/money";

const ReviewDialog = dynamic(() => import("./review-dialog").then((module) => module.ReviewDialog), {
  ssr: false,
});

type ReviewButtonsProps = { merchant: string; operation: string; amount: Money };

/** The two ways to decide. Each opens a dialog that says what follows, and asks how the person knows. */
export function ReviewButtons(props: ReviewButtonsProps): JSX.Element {
  const t = useTranslations("transactions.review");
  const [happened, setHappened] = useState<boolean>();
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button button--outline" onClick={() => setHappened(true)}>
          {t("happened")}
        </button>
        <button type="button" className="button button--outline" onClick={() => setHappened(false)}>
          {t("notHappened")}
        </button>
      </div>
      {happened === undefined ? null : (
        <ReviewDialog {...props} happened={happened} onClose={() => setHappened(undefined)} />
      )}
    </>
  );
}
