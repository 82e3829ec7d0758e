import { type Messages, NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { JSX, ReactNode } from "react";

/** What every page's client components may say; anything else is sent only where it is needed. */
const ALWAYS = ["common", "errors"] as const satisfies (keyof Messages)[];

type ClientMessagesProps = { namespaces?: readonly (keyof Messages)[]; children: ReactNode };

/**
 * Gives client components below it the texts of these namespaces. Server components need nothing of the kind: their
 * texts never leave the server.
 */
export async function ClientMessages({
  namespaces = [],
  children,
}: ClientMessagesProps): Promise<JSX.Element> {
  const all = await getMessages();
  const picked = Object.fromEntries([...ALWAYS, ...namespaces].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>;
}
