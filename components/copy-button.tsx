"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { Icon } from "./icon";

/** Copies an id. Says so in words to those who don't see the tick. */
export function CopyButton({ text, what }: { text: string; what: string }): JSX.Element {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button
      type="button"
      className="button button--ghost button--icon-only size-7 rounded-lg text-muted md:size-7"
      aria-label={t("copyWhat", { what })}
      onClick={copy}
    >
      <Icon name={copied ? "check" : "copy"} className="size-4" />
      <span className="sr-only" aria-live="polite">
        {copied ? t("copied") : ""}
      </span>
    </button>
  );
}
