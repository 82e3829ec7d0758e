"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { Icon } from "@/components/icon";

/** Saves the card of this id as a PNG. What paints it is loaded with the first press. */
export function SaveImage({ of, name }: { of: string; name: string }): JSX.Element {
  const t = useTranslations("figures");
  const [failed, setFailed] = useState(false);
  const save = async () => {
    try {
      const card = document.querySelector<HTMLElement>(`[data-picture="${of}"]`);
      const { paintCard } = await import("./paint-card");
      if (!card) return;
      const picture = URL.createObjectURL(await paintCard(card));
      Object.assign(document.createElement("a"), { href: picture, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(picture), 10_000);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button
        type="button"
        className="button button--sm button--ghost"
        onClick={save}
        title={t("image")}
        aria-label={t("image")}
      >
        <Icon name="download" className="size-4.5" />
      </button>
      {failed ? (
        <span role="alert" className="text-xs text-danger">
          {t("imageFailed")}
        </span>
      ) : null}
    </>
  );
}
