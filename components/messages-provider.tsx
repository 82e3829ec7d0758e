"use client";

import { type Locale, NextIntlClientProvider } from "next-intl";
import { createContext, type JSX, type ReactNode, useContext, useMemo } from "react";
import { formats } from "@/lib/i18n/formats";

type MessagesProviderProps = {
  locale: Locale;
  timeZone: string;
  /** The texts by namespace, as one JSON text: on its way here React would write and read each of hundreds by itself. */
  json: string;
  children: ReactNode;
};

const Above = createContext<object>({});

/** These texts, and those of the providers above. */
export function MessagesProvider({ json, ...rest }: MessagesProviderProps): JSX.Element {
  const above = useContext(Above);
  const messages = useMemo(() => ({ ...above, ...readTexts(json) }), [above, json]);
  return (
    <Above value={messages}>
      <NextIntlClientProvider formats={formats} messages={messages} {...rest} />
    </Above>
  );
}

const known = new Map<string, object>();
/** More than the pages of the portal have, in five languages. */
const MOST_KNOWN = 1_000;

/** The server draws the same texts for everyone, page after page: they are read once. */
function readTexts(json: string): object {
  const texts = known.get(json) ?? JSON.parse(json);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(json, texts);
  return texts;
}
