"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CopyButton } from "@/components/copy-button";
import { FormMessage } from "@/components/feedback/form-message";

/** The codes, the one time that they are told. Goes on by a link of its own, after they were put somewhere safe. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }): JSX.Element {
  const t = useTranslations("security");
  return (
    <div className="flex flex-col gap-4">
      <FormMessage message={t("codesNow")} tone="warning" />
      <div className="flex items-start gap-2">
        <ul
          aria-label={t("recovery")}
          className="grid flex-1 grid-cols-2 gap-x-3 gap-y-1.5 whitespace-nowrap rounded-lg border border-separator p-3 font-mono text-sm sm:gap-x-6 sm:p-4"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={codes.join("\n")} what={t("recovery")} />
      </div>
      <div className="flex flex-wrap gap-3">
        <a href={next} className="button button--primary">
          {t("codesKept")}
        </a>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join("\n")}\n`)}`}
          download={`${t("codesFile")}.txt`}
          className="button button--outline"
        >
          {t("codesSave")}
        </a>
      </div>
    </div>
  );
}
