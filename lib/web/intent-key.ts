"use client";

import { useEffect, useState } from "react";
import type { FormState } from "./form-state";

/**
 * The id of one human decision: made when the form opens, kept while the answer is missing, made anew after a definite
 * answer. A double click, a resubmit and a retry after a lost connection are thereby one operation.
 */
export function useIntentKey(state: FormState): string {
  const [held, setHeld] = useState<{ key: string; answer: string | undefined }>({
    key: "",
    answer: undefined,
  });
  const answer = state.status === "done" || state.status === "refused" ? state.answer : undefined;
  useEffect(() => {
    setHeld((current) => {
      const keep = current.key !== "" && (answer === undefined || answer === current.answer);
      return keep ? current : { key: newKey(), answer };
    });
  }, [answer]);
  return held.key;
}

/** A version 4 UUID. `crypto.randomUUID` is missing where the portal is reached over plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => marked(byte, index).toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function marked(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x40;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}
