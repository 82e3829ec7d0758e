"use client";

import { Toast, toast } from "@heroui/react/toast";
import { useTranslations } from "next-intl";
import { type JSX, useEffect } from "react";
import { type Notice, onNotice } from "./notice";

export function ToastStack({ first }: { first: Notice }): JSX.Element {
  const t = useTranslations("common");
  useEffect(() => {
    show(first);
    return onNotice(show);
  }, [first]);
  return <Toast.Provider placement="bottom end" aria-label={t("notifications")} />;
}

function show({ text, tone }: Notice): void {
  toast(text, { variant: tone, timeout: 6_000 });
}
