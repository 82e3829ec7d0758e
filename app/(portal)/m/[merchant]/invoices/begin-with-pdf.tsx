"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FileField } from "@/components/file-field";
import type { Currency } from "@/lib/domain/money";
import type { BegunInvoice } from "@/lib/invoices/begin-with-pdf";
import { type Sent, sendFile } from "@/lib/query/send-file";
import { ProposalList } from "./proposal-list";

type BeginWithPdfProps = {
  merchant: string;
  currency: Currency;
  /** What is wrong with the file that was chosen, where the draft was refused for it. */
  error: string | undefined;
  onFill: (fields: Readonly<Record<string, string>>) => void;
};

type Kept = { name: string; begun: BegunInvoice };

/** An invoice that exists as a PDF already: it is kept for the draft, and what it seems to say is offered for the form's fields. */
export function BeginWithPdf({ merchant, currency, error, onFill }: BeginWithPdfProps): JSX.Element {
  const t = useTranslations("invoices.file");
  const common = useTranslations("common");
  const [kept, setKept] = useState<Kept>();
  const [sent, setSent] = useState<Sent>();
  const [pending, setPending] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setPending(true);
    const answer = await sendFile(`/m/${merchant}/invoices/new/pdf`, file);
    setSent(answer);
    // safe: the portal's own answer. A refused file leaves the one before it where it is.
    if (answer.kind === "taken") setKept({ name: file.name, begun: answer.told as BegunInvoice });
    setPending(false);
  };
  const refused = sent?.kind === "refused" ? sent.message : error;
  return (
    <section aria-label={t("label")} className="grid gap-3">
      {kept ? <input type="hidden" name="upload" value={kept.begun.upload} /> : null}
      <FileField
        label={t("label")}
        accept="application/pdf,.pdf"
        hint={pending ? t("reading") : t("beginHint")}
        disabled={pending}
        onFile={send}
      />
      <FormMessage message={sent?.kind === "no_answer" ? common("noAnswer") : refused} />
      <div aria-live="polite" className="empty:absolute">
        {kept ? (
          <div className="grid gap-3 rounded-xl bg-surface-secondary p-4">
            <p className="flex flex-wrap items-center justify-between gap-2 text-sm font-medium">
              <span className="min-w-0 break-words">{t("kept", { name: kept.name })}</span>
              <button
                type="button"
                className="button button--sm button--outline"
                onClick={() => setKept(undefined)}
              >
                {t("leaveOut")}
              </button>
            </p>
            <p className="text-sm text-muted">{t(`read.${kept.begun.read}`)}</p>
            <ProposalList
              key={kept.begun.upload}
              found={kept.begun.found}
              currency={currency}
              onFill={onFill}
            />
          </div>
        ) : null}
      </div>
    </section>
  );
}
