"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
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
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    setSending(true);
    setMessage(undefined);
    setMessage(await send(file));
    setSending(false);
    target.value = "";
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
      <label className="grid gap-1">
        <span className="text-sm font-medium">{hasLogo ? t("another") : t("choose")}</span>
        <input
          type="file"
          accept="image/png"
          disabled={sending}
          onChange={choose}
          className="w-full min-w-0 text-sm file:mr-3 file:cursor-pointer file:rounded-lg file:border-0 file:bg-default file:px-3 file:py-2 file:font-medium"
        />
        <span className="text-xs text-muted">{sending ? t("sending") : t("rule")}</span>
      </label>
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
