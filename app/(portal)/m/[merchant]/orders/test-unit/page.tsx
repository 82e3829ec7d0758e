import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { listOrders } from "@/lib/orders/list-orders";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { unitsHref } from "../../sales-units/address";
import { TestUnitForm } from "./test-unit-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders.testUnit"))("add") };
}

type TestUnitProps = { params: Promise<{ merchant: string }> };

/** Asks for a test sales unit. Only in test mode, where it will appear. */
export default async function TestUnitPage({ params }: TestUnitProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  // Whoever may not order is told so by the list, before the form.
  await load(listOrders, slug, { environment: "test" });
  const { environment } = await viewerFor(slug);
  const [t, units] = [await getTranslations("orders.testUnit"), await getTranslations("units")];
  return (
    <>
      <Link
        href={unitsHref(slug, { q: "" })}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {units("back")}
      </Link>
      <PageHeader title={t("add")} lead={t("lead")} />
      {environment === "test" ? (
        <ClientMessages namespaces={["orders", "units"]}>
          <TestUnitForm merchant={slug} />
        </ClientMessages>
      ) : (
        <OtherMode belongsTo="test" />
      )}
    </>
  );
}
