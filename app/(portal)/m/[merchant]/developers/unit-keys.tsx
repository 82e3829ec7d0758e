"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { CopyButton } from "@/components/copy-button";
import type { ApiUnit } from "@/lib/developers/list-api-units";
import { NoAnswer, readJson } from "@/lib/query/read-json";
import { KeysTrouble } from "./keys-trouble";

type Keys = { msn: string; clientId: string; clientSecret: string; subscriptionKey: string };
type State = { kind: "hidden" | "asking" | "stale" | "none" | "failed" } | { kind: "shown"; keys: Keys };

const WAIT_MS = 15_000;

/** Fetches the keys of one unit when asked to and shows their last four signs; each can be shown whole and copied. */
export function UnitKeys({ merchant, unit }: { merchant: string; unit: ApiUnit }): JSX.Element {
  const t = useTranslations("developers");
  const [state, setState] = useState<State>({ kind: "hidden" });
  const show = async () => {
    setState({ kind: "asking" });
    try {
      const path = `/m/${merchant}/developers/${unit.msn}/keys`;
      setState({ kind: "shown", keys: await readJson<Keys>(path, AbortSignal.timeout(WAIT_MS)) });
    } catch (error) {
      const status = error instanceof NoAnswer ? error.status : undefined;
      setState({ kind: status === 400 ? "stale" : status === 404 ? "none" : "failed" });
    }
  };
  if (state.kind === "shown")
    return (
      <div className="grid gap-2">
        <Key name="client_id" value={state.keys.clientId} />
        <Key name="client_secret" value={state.keys.clientSecret} />
        <Key name="Ocp-Apim-Subscription-Key" value={state.keys.subscriptionKey} />
        <button type="button" className="button button--ghost" onClick={() => setState({ kind: "hidden" })}>
          {t("hide")}
        </button>
      </div>
    );
  return (
    <>
      <button
        type="button"
        className="button button--outline"
        aria-label={t("showOf", { unit: unit.name })}
        disabled={state.kind === "asking"}
        onClick={show}
      >
        {t("show")}
      </button>
      <KeysTrouble kind={state.kind} />
    </>
  );
}

function Key({ name, value }: { name: string; value: string }): JSX.Element {
  const t = useTranslations("developers");
  const [whole, setWhole] = useState(false);
  return (
    <div>
      <span className="block text-xs text-muted">{name}</span>
      <code className="text-sm break-all">{whole ? value : `••••${value.slice(-4)}`}</code>
      <CopyButton text={value} what={name} />
      <button
        type="button"
        className="button button--ghost button--sm"
        aria-pressed={whole}
        aria-label={t("wholeOf", { name })}
        onClick={() => setWhole(!whole)}
      >
        {t("whole")}
      </button>
    </div>
  );
}
