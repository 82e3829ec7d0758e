"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, type JSX, type ReactNode, useId, useState } from "react";

type FileFieldProps = {
  label: string;
  /** As in HTML: types and endings that are offered. What comes is checked where it arrives. */
  accept: string;
  hint?: ReactNode;
  disabled?: boolean;
  /** For forms that send the file themselves. */
  name?: string;
  /** Where it gives a promise, the file is sent at once, and the field is empty again afterwards. */
  onFile?: (file: File | undefined) => unknown;
};

/**
 * A field for a file in the reader's language: the browser's own speaks the language of the computer. The real one lies unseen
 * over it, so that keys, clicks and dropped files work as everywhere.
 */
export function FileField({ label, hint, onFile, ...input }: FileFieldProps): JSX.Element {
  const t = useTranslations("common");
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const change = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    setChosen(file?.name);
    const sending = onFile?.(file);
    if (!(sending instanceof Promise)) return;
    await sending;
    target.value = "";
    setChosen(undefined);
  };
  return (
    <div className="grid grid-cols-1 gap-1">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <span className="file-field">
        <input
          {...input}
          type="file"
          title={chosen ?? t("noFile")}
          aria-labelledby={`${id} ${id}-choose`}
          aria-describedby={hint ? `${id}-chosen ${id}-hint` : `${id}-chosen`}
          onChange={(event) => void change(event)}
        />
        <span id={`${id}-choose`} className="button button--outline button--sm pointer-events-none">
          {t("chooseFile")}
        </span>
        <span id={`${id}-chosen`} className="min-w-0 truncate text-sm text-muted">
          {chosen ?? t("noFile")}
        </span>
      </span>
      {hint ? (
        <span id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </span>
      ) : null}
    </div>
  );
}
