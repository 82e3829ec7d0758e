"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { MOST_SIGNS } from "@/lib/domain/payment-link";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";

/** What stands there at first. */
export type LinkTexts = {
  readonly title: string;
  readonly description: string;
  readonly stock: number | null;
  readonly lastDay: string | null;
  readonly successMessage: string;
  readonly redirectUrl: string;
};

export const NO_TEXTS: LinkTexts = {
  title: "",
  description: "",
  stock: null,
  lastDay: null,
  successMessage: "",
  redirectUrl: "",
};

type PartProps = { state: FormState; texts: LinkTexts };

export function WordFields({ state, texts }: PartProps): JSX.Element {
  const t = useTranslations("links.form");
  return (
    <>
      <TextField
        name="title"
        label={t("title")}
        hint={t("titleHint")}
        error={fieldError(state, "title")}
        defaultValue={typed(state, "title", texts.title)}
        maxLength={MOST_SIGNS.title}
        autoComplete="off"
        required
      />
      <TextArea
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
        error={fieldError(state, "description")}
        defaultValue={typed(state, "description", texts.description)}
        maxLength={MOST_SIGNS.description}
      />
    </>
  );
}

/** How long it lives, and what comes after paying. */
export function LifeFields({ state, texts }: PartProps): JSX.Element {
  const t = useTranslations("links.form");
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="stock"
          label={t("stock")}
          hint={t("stockHint")}
          error={fieldError(state, "stock")}
          defaultValue={typed(state, "stock", texts.stock === null ? "" : String(texts.stock))}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          name="lastDay"
          type="date"
          label={t("lastDay")}
          hint={t("lastDayHint")}
          error={fieldError(state, "lastDay")}
          defaultValue={typed(state, "lastDay", texts.lastDay ?? "")}
        />
      </div>
      <TextArea
        name="successMessage"
        rows={2}
        label={t("successMessage")}
        hint={t("successMessageHint")}
        error={fieldError(state, "successMessage")}
        defaultValue={typed(state, "successMessage", texts.successMessage)}
        maxLength={MOST_SIGNS.message}
      />
      <TextField
        name="redirectUrl"
        inputMode="url"
        label={t("redirectUrl")}
        hint={t("redirectUrlHint")}
        error={fieldError(state, "redirectUrl")}
        defaultValue={typed(state, "redirectUrl", texts.redirectUrl)}
        autoComplete="off"
      />
    </>
  );
}
