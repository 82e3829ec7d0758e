"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import { FileField } from "@/components/file-field";
import { useFormAction } from "@/lib/web/use-form-action";
import { importAction } from "../actions";
import { FormTrouble } from "../form-trouble";
import { ImportResult } from "./import-result";

const HEAD = "country;number;name;email;role;extras;units;from;until";

/** The list as text, from a file or pasted, so that what is sent can be seen and mended before. */
export function ImportForm({
  merchant,
  exampleUnit,
}: {
  merchant: string;
  exampleUnit: string;
}): JSX.Element {
  const t = useTranslations("members.import");
  const [text, setText] = useState("");
  const { state, submit, pending, intent } = useFormAction(importAction.bind(null, merchant));
  const ready = intent !== "";
  const read = async (file: File | undefined) => setText(file ? await file.text() : "");
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-5">
      <form
        className="card card--default grid grid-cols-1 gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          startTransition(() => submit(form));
        }}
      >
        <p className="text-sm">{t("explain")}</p>
        <pre className="whitespace-pre-wrap break-all rounded-lg bg-default p-3 text-xs">
          {`${HEAD}\nNO;14037941221;;;assistant;tm;${exampleUnit};;\nDK;+45 20 00 01 12;;;accountant;;all;;2030-12-31`}
        </pre>
        <FileField
          label={t("file")}
          accept=".csv,.txt,text/csv,text/plain"
          disabled={!ready}
          onFile={(file) => void read(file)}
        />
        <label className="grid grid-cols-1 gap-1 text-sm font-medium">
          {t("text")}
          <textarea
            name="text"
            rows={8}
            maxLength={40_000}
            disabled={!ready}
            className="input w-full font-mono text-xs font-normal"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {state.status === "done" ? null : <FormTrouble state={state} />}
        <button
          type="submit"
          className="button button--primary justify-self-start"
          disabled={pending || !ready}
        >
          {pending ? t("working") : t("button")}
        </button>
      </form>
      {state.status === "done" ? <ImportResult rows={state.value.rows} /> : null}
    </div>
  );
}
