"use client";

import { type Locale, NextIntlClientProvider } from "next-intl";
import { type JSX, type ReactNode, useMemo } from "react";
import { formats } from "@/lib/i18n/formats";

type MessagesProviderProps = {
  locale: Locale;
  timeZone: string;
  /** The texts by namespace, as one JSON text: on its way here React would write and read each of hundreds by itself. */
  json: string;
  children: ReactNode;
};

export function MessagesProvider({ json, ...rest }: MessagesProviderProps): JSX.Element {
  const messages = useMemo(() => JSON.parse(json), [json]);
  return <NextIntlClientProvider formats={formats} messages={messages} {...rest} />;
}
