"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FileField } from "@/components/file-field";
import { sendFile } from "@/lib/query/send-file";
import { linkHref } from "../address";

/** As much as the portal takes; the same number stands in lib/payment-links/keep-image.ts, which decides. */
const MOST_BYTES = 1_048_576;

type Message = { text: string; tone: "success" | "danger" | "warning" };
type ImagePickerProps = { merchant: string; id: string; image: string | null };

function useSending(place: string) {
  const failures = useTranslations("failures");
  const common = useTranslations("common");
  const router = useRouter();
  const [sending, setSending] = useState(false);
  const [message, setMessage] = useState<Message>();
  const send = async (file: File, done: string): Promise<Message> => {
    if (file.size > MOST_BYTES) return { text: failures("logo_too_large"), tone: "danger" };
    const sent = await sendFile(place, file);
    if (sent.kind === "no_answer") return { text: common("noAnswer"), tone: "warning" };
    if (sent.kind === "refused") return { text: sent.message, tone: "danger" };
    router.refresh();
    return { text: done, tone: "success" };
  };
  const change = async (file: File, done: string) => {
    setSending(true);
    setMessage(undefined);
    setMessage(await send(file, done));
    setSending(false);
  };
  return { sending, message, change };
}

/** The picture on the public page. Choosing one sends it. */
export function ImagePicker({ merchant, id, image }: ImagePickerProps): JSX.Element {
  const t = useTranslations("links.image");
  const common = useTranslations("common");
  const place = `${linkHref(merchant, id)}/image`;
  const { sending, message, change } = useSending(place);
  const choose = async (file: File | undefined) => {
    if (file) await change(file, t("saved"));
  };
  return (
    <section aria-labelledby="image" className="grid gap-3 rounded-2xl bg-surface p-5 shadow-surface">
      <h2 id="image" className="text-base font-semibold">
        {t("title")}
      </h2>
      {image ? (
        <img src={`${place}?v=${image.slice(0, 12)}`} alt="" className="max-h-40 rounded-xl object-contain" />
      ) : null}
      <FileField
        label={image ? t("another") : t("choose")}
        accept="image/png"
        hint={sending ? common("working") : t("rule")}
        disabled={sending}
        onFile={choose}
      />
      {image ? (
        <button
          type="button"
          className="button button--outline button--sm justify-self-start"
          disabled={sending}
          onClick={() => change(new File([], "none.png"), t("removed"))}
        >
          {t("remove")}
        </button>
      ) : null}
      <FormMessage message={message?.text} {...(message ? { tone: message.tone } : {})} />
    </section>
  );
}
