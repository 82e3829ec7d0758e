import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { JSX, ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { CspNonce } from "@/components/csp-nonce";
import { languageOf } from "@/lib/domain/locale";
import { chosenScheme } from "@/lib/web/scheme";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("productName"), template: `%s · ${t("productName")}` } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Nothing behind the sign-in is ever kept or rendered ahead of time. */
export const dynamic = "force-dynamic";

export default async function RootLayout({ children }: { children: ReactNode }): Promise<JSX.Element> {
  const scheme = await chosenScheme();
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html lang={languageOf(await getLocale())} data-scheme={scheme === "system" ? undefined : scheme}>
      <head>
        <CspNonce nonce={nonce} />
      </head>
      <body>
        <ClientMessages namespaces={["common", "errors"]}>{children}</ClientMessages>
      </body>
    </html>
  );
}
