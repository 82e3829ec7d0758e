"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FileField } from "@/components/file-field";
import { sendFile } from "@/lib/query/send-file";
import { removeLogoAction } from "./actions";
import { unitHref } from "./address";
import { EditForm, type Place } from "./edit-form";

/** As much as the portal takes; the same number stands in lib/sales-units/keep-logo.ts, which decides. */
const MOST_BYTES = 1_048_576;

type Message = { text: string; tone: "success" | "danger" | "warning" };

/** Choosing a picture sends it. One that is far too large is told so before it travels. */
export function LogoPicker({ place, hasLogo }: { place: Place; hasLogo: boolean }): JSX.Element {
  const t = useTranslations("units.look");
  const failures = useTranslations("failures");
  const common = useTranslations("common");
  const router = useRouter();
  const [sending, setSending] = useState(false);
  const [message, setMessage] = useState<Message>();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    setMessage(undefined);
    setMessage(await send(file));
    setSending(false);
  };
  const send = async (file: File): Promise<Message> => {
    if (file.size > MOST_BYTES) return { text: failures("logo_too_large"), tone: "danger" };
    const sent = await sendFile(`${unitHref(place.merchant, place.msn)}/logo`, file);
    if (sent.kind === "no_answer") return { text: common("noAnswer"), tone: "warning" };
    if (sent.kind === "refused") return { text: sent.message, tone: "danger" };
    router.refresh();
    return { text: t("logoSaved"), tone: "success" };
  };
  return (
    <div className="grid gap-3">
      <FileField
        label={hasLogo ? t("another") : t("choose")}
        accept="image/png"
        hint={sending ? t("sending") : t("rule")}
        disabled={sending}
        onFile={choose}
      />
      <FormMessage message={message?.text} {...(message ? { tone: message.tone } : {})} />
      {hasLogo ? (
        <EditForm
          place={place}
          action={removeLogoAction}
          button={t("remove")}
          done={t("logoRemoved")}
          look="outline"
        />
      ) : null}
    </div>
  );
}
