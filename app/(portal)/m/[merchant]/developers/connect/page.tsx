import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { offerEnvironments } from "@/lib/sales-units/offer-environments";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ConnectForm } from "./connect-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("developers.connect"))("title") };
}

type ConnectProps = { params: Promise<{ merchant: string }> };

/** For people who connect the portal to sales units that the platform already has. */
export default async function ConnectPage({ params }: ConnectProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment } = await viewerFor(slug);
  const offered = await load(offerEnvironments, slug, {});
  const t = await getTranslations("developers.connect");
  return (
    <div className="max-w-xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <ClientMessages namespaces={["developers"]}>
        <ConnectForm merchant={slug} environment={environment} offered={offered}>
          <Link href={`/m/${slug}/developers` as Route} prefetch={false} className="button button--outline">
            {t("show")}
          </Link>
        </ConnectForm>
      </ClientMessages>
    </div>
  );
}
