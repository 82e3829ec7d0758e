"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { MessageTone } from "@/components/feedback/form-message";
import { notify } from "@/components/feedback/notice";
import type { FormState } from "@/lib/web/form-state";
import type { ActionKind } from "./offer";

type Outcome = {
  message: string | undefined;
  tone: MessageTone /** Whether the button must not be pressed again. */;
  rests: boolean;
};

/** What a dialog says about the answer. When the money moved it closes, and a toast tells; when nobody knows it stays and rests. */
export function useOutcome(state: FormState, onClose: () => void, kind: ActionKind): Outcome {
  const t = useTranslations("transactions");
  const failures = useTranslations("failures");
  const close = useRef(onClose);
  close.current = onClose;
  const waiting = state.status === "done" && isWaiting(state.value);
  const done = state.status === "done" && !waiting;
  useEffect(() => {
    if (!done) return;
    notify(t(`${kind}.done`));
    close.current();
  }, [done, kind, t]);
  if (waiting) return { message: t("open.waitingText"), tone: "warning", rests: true };
  if (state.status === "unknown") return { message: t("open.unknownText"), tone: "warning", rests: true };
  if (state.status === "unreachable")
    return { message: failures("unreachable"), tone: "warning", rests: false };
  return { message: state.status === "refused" ? state.message : undefined, tone: "danger", rests: false };
}

function isWaiting(value: unknown): boolean {
  return typeof value === "object" && value !== null && "outcome" in value && value.outcome === "waiting";
}
