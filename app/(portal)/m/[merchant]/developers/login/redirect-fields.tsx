"use client";

import { useTranslations } from "next-intl";
import { type JSX, useId, useState } from "react";
import { Icon } from "@/components/icon";
import { MOST_REDIRECT_URIS, redirectUriProblem } from "@/lib/domain/redirect-uri";

type Row = { id: number; uri: string };

/** What no further typing mends is told at once; the rest when it was sent. */
const AT_ONCE: ReadonlySet<string> = new Set([
  "redirect_fragment",
  "redirect_wildcard",
  "redirect_password",
  "redirect_too_long",
  "redirect_twice",
]);

type RedirectFieldsProps = {
  uris: readonly string[];
  /** Whether the form was refused as it stands. */
  tried: boolean;
};

/** One field per redirect URI, each with what is wrong with it. */
export function RedirectFields({ uris, tried }: RedirectFieldsProps): JSX.Element {
  const t = useTranslations("login.settings");
  const first = uris.length > 0 ? uris : [""];
  const [rows, setRows] = useState<Row[]>(first.map((uri, id) => ({ id, uri })));
  const [next, setNext] = useState(first.length);
  const change = (id: number, uri: string) =>
    setRows((all) => all.map((row) => (row.id === id ? { id, uri } : row)));
  const add = () => {
    setRows((all) => [...all, { id: next, uri: "" }]);
    setNext(next + 1);
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-sm font-medium">{t("redirects")}</legend>
      <p className="text-xs text-muted">{t("redirectsHint")}</p>
      {rows.map((row, index) => (
        <RedirectField
          key={row.id}
          row={row}
          number={index + 1}
          twice={rows.some(({ uri }, at) => at < index && uri.trim() === row.uri.trim())}
          tried={tried}
          onChange={(uri) => change(row.id, uri)}
          onRemove={() => setRows((all) => all.filter(({ id }) => id !== row.id))}
        />
      ))}
      {rows.length < MOST_REDIRECT_URIS ? (
        <button type="button" className="button button--sm button--outline justify-self-start" onClick={add}>
          {t("add")}
        </button>
      ) : null}
    </fieldset>
  );
}

type FieldProps = {
  row: Row;
  number: number;
  twice: boolean;
  tried: boolean;
  onChange: (uri: string) => void;
  onRemove: () => void;
};

function RedirectField({ row, number, twice, tried, onChange, onRemove }: FieldProps): JSX.Element {
  const t = useTranslations("login.settings");
  const failures = useTranslations("failures");
  const id = useId();
  const uri = row.uri.trim();
  const code = uri === "" ? undefined : (redirectUriProblem(uri) ?? (twice ? "redirect_twice" : undefined));
  const problem = code && (tried || AT_ONCE.has(code)) ? failures(code, { uri }) : undefined;
  const note = problem ?? (uri.startsWith("http://localhost") ? t("localhost") : undefined);
  return (
    <div className="grid gap-1">
      <span className="flex gap-2">
        <input
          name="redirectUri"
          aria-label={t("redirect", { number })}
          className="input h-10 w-full min-w-0 py-1.5 text-sm"
          value={row.uri}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={note ? id : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className="button button--ghost button--icon-only size-10"
          aria-label={t("removeRedirect", { number })}
          onClick={onRemove}
        >
          <Icon name="cross" className="size-4" />
        </button>
      </span>
      {note ? (
        <p id={id} className={`text-xs break-all ${problem ? "text-danger-soft-foreground" : "text-muted"}`}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
