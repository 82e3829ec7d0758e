"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type JSX, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { FormMessage } from "@/components/feedback/form-message";
import { FileField } from "@/components/file-field";
import { sendFile } from "@/lib/query/send-file";
import { bankHref } from "../reconciliation/address";

type ImportFormProps = { merchant: string; accounts: readonly string[] };

/** Sends a statement and goes to what was found in it; a file that can't be read says why and where. */
export function ImportForm({ merchant, accounts }: ImportFormProps): JSX.Element {
  const t = useTranslations("reconciliation.bank");
  const common = useTranslations("common");
  const router = useRouter();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!file) return;
    const account = String(new FormData(event.currentTarget).get("account") ?? "");
    setBusy(true);
    setTrouble(undefined);
    const query = new URLSearchParams({ name: file.name.slice(0, 200), account });
    const sent = await sendFile(`${bankHref(merchant)}/import?${query}`, file);
    if (sent.kind === "taken") return router.push(bankHref(merchant, fileIn(sent.told)));
    setBusy(false);
    setTrouble(sent.kind === "refused" ? sent.message : common("noAnswer"));
  };
  return (
    <form onSubmit={(event) => void send(event)} className="card card--default grid max-w-3xl gap-4 p-5">
      <FileField
        label={t("choose")}
        accept=".xml,.csv,.txt,text/xml,text/csv"
        hint={t("hint")}
        onFile={(chosen) => {
          setFile(chosen);
          setTrouble(undefined);
        }}
      />
      {accounts.length > 1 ? (
        <ChoiceField
          name="account"
          label={t("account")}
          value=""
          options={[["", t("asFile")], ...accounts.map((one) => [one, one] as const)]}
        />
      ) : null}
      <FormMessage message={trouble} />
      <button type="submit" className="button button--primary justify-self-start" disabled={busy || !file}>
        {t(busy ? "importing" : "import")}
      </button>
    </form>
  );
}

function fileIn(told: unknown): string {
  return typeof told === "object" && told !== null && "fileId" in told ? String(told.fileId) : "";
}
