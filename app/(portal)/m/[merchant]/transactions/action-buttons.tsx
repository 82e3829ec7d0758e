"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import type { Money } from "@/lib/domain/money";
import type { ActionButtonsProps, ActionKind } from "./offer";

const AmountDialog = dynamic(() => import("./amount-dialog").then((module) => module.AmountDialog), {
  ssr: false,
});
const CancelDialog = dynamic(() => import("./cancel-dialog").then((module) => module.CancelDialog), {
  ssr: false,
});

const LOOKS: Record<ActionKind, string> = {
  capture: "button--primary",
  refund: "button--outline",
  cancel: "button--danger-soft",
};
const ORDER: readonly ActionKind[] = ["capture", "refund", "cancel"];

/** The three buttons. A dialog is loaded when it is first opened, and stays with its text while the page is refreshed. */
export function ActionButtons({ offers, ...rest }: ActionButtonsProps): JSX.Element {
  const t = useTranslations("transactions");
  const [shown, setShown] = useState<{ kind: ActionKind; most: Money; version: number }>();
  const close = () => setShown(undefined);
  const common = { ...rest, onClose: close };
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {ORDER.map((kind) => {
          const offer = offers[kind];
          const most = "most" in offer ? offer.most : undefined;
          return (
            <button
              key={kind}
              type="button"
              className={`button ${LOOKS[kind]}`}
              disabled={!most}
              aria-describedby={"prevented" in offer || offer.note ? `about-${kind}` : undefined}
              onClick={() => most && setShown({ kind, most, version: rest.version })}
            >
              {t(`${kind}.button`)}
            </button>
          );
        })}
      </div>
      <ul className="mt-2 grid gap-1 text-xs text-muted">
        {ORDER.map((kind) => {
          const offer = offers[kind];
          const told = "prevented" in offer ? offer.prevented : offer.note;
          return told ? (
            <li key={kind} id={`about-${kind}`}>
              <span className="font-medium">{t(`${kind}.button`)}:</span> {told}
            </li>
          ) : null;
        })}
      </ul>
      {shown && shown.kind !== "cancel" ? (
        <AmountDialog {...common} kind={shown.kind} most={shown.most} version={shown.version} />
      ) : null}
      {shown?.kind === "cancel" ? (
        <CancelDialog {...common} most={shown.most} version={shown.version} />
      ) : null}
    </>
  );
}
