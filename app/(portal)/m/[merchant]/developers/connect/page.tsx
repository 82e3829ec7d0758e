import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { listOrders } from "@/lib/orders/list-orders";
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
  // Whoever may not order is told so by the list, which writes the refusal into the audit log; a look at the rights did not.
  await load(listOrders, slug, { environment });
  const t = await getTranslations("developers.connect");
  return (
    <div className="max-w-xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <ClientMessages namespaces={["developers"]}>
        <ConnectForm merchant={slug} environment={environment}>
          <Link href={`/m/${slug}/developers` as Route} prefetch={false} className="button button--outline">
            {t("show")}
          </Link>
        </ConnectForm>
      </ClientMessages>
    </div>
  );
}
