"use client";

import { NextIntlClientProvider } from "next-intl";
import { type JSX, useEffect, useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { FORMAT_LOCALES } from "@/lib/domain/locale";
import { lastResortMessages } from "@/lib/web/last-resort";
import { traceOf } from "@/lib/web/trace";
import "./globals.css";

/** When even the frame fails: its own document, with its own few texts. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }): JSX.Element {
  const [texts, setTexts] = useState(() => lastResortMessages([]));
  useEffect(() => setTexts(lastResortMessages(navigator.languages)), []);
  return (
    <html lang={texts.locale}>
      <body>
        <NextIntlClientProvider
          locale={FORMAT_LOCALES[texts.locale]}
          messages={texts.messages}
          timeZone="Europe/Oslo"
        >
          <main className="px-4">
            <ErrorPanel traceId={traceOf(error)} retry={retry} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
