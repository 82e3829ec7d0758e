"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FileField } from "@/components/file-field";
import { type Sent, sendFile } from "@/lib/query/send-file";

type PdfPickerProps = { merchant: string; invoice: string; there: boolean };

/** A PDF that was made elsewhere, for the customer to open in place of the portal's own. */
export function PdfPicker({ merchant, invoice, there }: PdfPickerProps): JSX.Element {
  const t = useTranslations("invoices.file");
  const common = useTranslations("common");
  const [sent, setSent] = useState<Sent>();
  const [pending, setPending] = useState(false);
  const router = useRouter();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setPending(true);
    setSent(await sendFile(`/m/${merchant}/invoices/${invoice}/pdf`, file));
    setPending(false);
    router.refresh();
  };
  const message = sent?.kind === "refused" ? sent.message : undefined;
  return (
    <section className="grid gap-3 rounded-2xl bg-surface p-5 shadow-surface">
      <FileField
        label={t("label")}
        accept="application/pdf,.pdf"
        hint={t(there ? "there" : "hint")}
        disabled={pending}
        onFile={send}
      />
      <FormMessage message={sent?.kind === "no_answer" ? common("noAnswer") : message} />
    </section>
  );
}
