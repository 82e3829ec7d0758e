import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { getLogin } from "@/lib/login/get-login";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../../other-mode";
import { loginHref } from "../address";
import { LoginParts } from "../login-parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("login"))("title") };
}

type LoginProps = { params: Promise<{ merchant: string; unit: string }> };

/** How people sign in at one sales unit, and what they are asked for. */
export default async function LoginPage({ params }: LoginProps): Promise<JSX.Element> {
  const { merchant: slug, unit: msn } = await params;
  const { environment, merchant } = await viewerFor(slug);
  const { unit, setup } = await load(getLogin, slug, { msn });
  const t = await getTranslations("login");
  const own = unit.environment === environment;
  return (
    <ClientMessages namespaces={["login", "failures"]}>
      <Link
        href={loginHref(slug)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader
        title={own ? t("of", { unit: unit.name }) : t("title")}
        {...(own ? { lead: t("msn", { msn }) } : {})}
      />
      {!own ? (
        <OtherMode belongsTo={unit.environment} />
      ) : typeof setup === "string" ? (
        <EmptyState icon="warning" title={t(`${setup}.title`)} reason={t(`${setup}.reason`)} />
      ) : (
        <LoginParts merchant={slug} company={merchant.name} setup={setup} />
      )}
    </ClientMessages>
  );
}
