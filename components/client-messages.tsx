import type { Messages } from "next-intl";
import { getLocale, getMessages, getTimeZone } from "next-intl/server";
import type { JSX, ReactNode } from "react";
import { MessagesProvider } from "./messages-provider";

type ClientMessagesProps = {
  namespaces?: readonly (keyof Messages)[];
  /** Of long namespaces, only what the browser says by itself. */
  parts?: { readonly [N in keyof Messages]?: readonly (keyof Messages[N])[] };
  children: ReactNode;
};

/**
 * Gives client components below it the texts of these namespaces, beside those that were given above it: those of "common" and
 * "errors" everywhere. Server components need nothing of the kind: their texts never leave the server.
 */
export async function ClientMessages({
  namespaces = [],
  parts = {},
  children,
}: ClientMessagesProps): Promise<JSX.Element> {
  const locale = await getLocale();
  const asked = `${locale} ${namespaces} ${JSON.stringify(parts)}`;
  const json = written.get(asked) ?? writeTexts(await getMessages(), namespaces, parts);
  written.set(asked, json);
  return (
    <MessagesProvider locale={locale} timeZone={await getTimeZone()} json={json}>
      {children}
    </MessagesProvider>
  );
}

/** One for each place that asks and each language: texts never change while the process runs. */
const written = new Map<string, string>();

function writeTexts(
  all: Record<string, Record<string, unknown>>,
  namespaces: readonly string[],
  parts: NonNullable<ClientMessagesProps["parts"]>,
): string {
  const whole = namespaces.map((name) => [name, all[name]] as const);
  const some = Object.entries(parts).map(([name, keys]) => {
    return [name, Object.fromEntries(keys.map((key) => [key, all[name]?.[key]]))] as const;
  });
  return JSON.stringify(Object.fromEntries([...whole, ...some]));
}
