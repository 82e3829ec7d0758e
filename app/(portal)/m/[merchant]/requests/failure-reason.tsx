import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { FailedSending } from "@/lib/requests/request-line";

/** Why something was not sent, in the reader's language. */
export function FailureReason({ failure }: { failure: FailedSending }): JSX.Element {
  const t = useTranslations("failures");
  const { code, detail, platformCode, msn } = failure;
  return <span className="w-full text-danger-soft-foreground">{t(code, { detail, platformCode, msn })}</span>;
}
