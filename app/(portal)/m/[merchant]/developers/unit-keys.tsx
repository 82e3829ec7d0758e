"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { API_KEY_NAMES, API_KEYS, type ApiKey } from "@/lib/domain/api-key";
import { NoAnswer, readJson } from "@/lib/query/read-json";
import { KeyLine } from "./key-line";
import { KeysTrouble } from "./keys-trouble";

type Keys = {
  clientId: string;
  clientSecret: string;
  subscriptionKey: string;
  subscriptionKeySecondary?: string;
};
type State = { kind: "hidden" | "asking" | "stale" | "none" | "failed" } | { kind: "shown"; keys: Keys };

const WAIT_MS = 15_000;

type UnitKeysProps = { merchant: string; unit: { msn: string; name: string }; renewable: boolean };

/** Fetches the keys of one unit when asked to and shows their last four signs; each can be shown whole, copied and made anew. */
export function UnitKeys({ merchant, unit, renewable }: UnitKeysProps): JSX.Element {
  const t = useTranslations("developers");
  const [state, setState] = useState<State>({ kind: "hidden" });
  const read = async () => {
    try {
      const path = `/m/${merchant}/developers/${unit.msn}/keys`;
      setState({ kind: "shown", keys: await readJson<Keys>(path, AbortSignal.timeout(WAIT_MS)) });
    } catch (error) {
      const status = error instanceof NoAnswer ? error.status : undefined;
      setState({ kind: status === 400 ? "stale" : status === 404 ? "none" : "failed" });
    }
  };
  const show = () => {
    setState({ kind: "asking" });
    return read();
  };
  if (state.kind !== "shown")
    return (
      <div className="grid justify-items-start gap-3">
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
      </div>
    );
  return (
    <div className="grid gap-3">
      <KeyLine name="client_id" value={state.keys.clientId} />
      {API_KEYS.map((key) => (
        <KeyLine
          key={key}
          name={API_KEY_NAMES[key]}
          value={keyOf(state.keys, key)}
          {...(renewable ? { renew: { merchant, msn: unit.msn, which: key, onDone: read } } : {})}
        />
      ))}
      {renewable ? null : <p className="text-xs text-muted">{t("regenerate.elsewhere")}</p>}
      <button
        type="button"
        className="button button--ghost justify-self-start"
        onClick={() => setState({ kind: "hidden" })}
      >
        {t("hide")}
      </button>
    </div>
  );
}

function keyOf(keys: Keys, key: ApiKey): string | undefined {
  if (key === "client_secret") return keys.clientSecret;
  return key === "primary" ? keys.subscriptionKey : keys.subscriptionKeySecondary;
}
