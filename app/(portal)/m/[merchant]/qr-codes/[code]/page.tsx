import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { getCode } from "@/lib/qr/get-code";
import { load } from "@/lib/web/load";
import { codesHref } from "../address";
import { ChangeForm } from "../change-form";
import { CodeCounts } from "../code-counts";
import { CodePicture } from "../code-picture";
import { StandingChip } from "../code-table";
import { DeleteForm } from "../delete-form";
import { TillCard } from "../till-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("qr"))("title") };
}

export default async function QrCodePage({
  params,
}: PageProps<"/m/[merchant]/qr-codes/[code]">): Promise<JSX.Element> {
  const { merchant, code: address } = await params;
  const code = await load(getCode, merchant, { code: address });
  const t = await getTranslations("qr");
  return (
    <>
      <Link
        href={codesHref(merchant, { unit: code.msn })}
        prefetch={false}
        className="link mb-3 inline-block text-sm"
      >
        {t("back")}
      </Link>
      <PageHeader title={code.platformId} lead={`${code.unit} · ${t(`kind.${code.kind}`)}`}>
        <StandingChip standing={code.standing} />
      </PageHeader>
      {code.kind === "callback" ? (
        <div className="mb-5 grid">
          <ClientMessages namespaces={["qr", "failures"]}>
            <TillCard merchant={merchant} msn={code.msn} currency={code.currency} code={code.code} />
          </ClientMessages>
        </div>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <CodePicture merchant={merchant} code={code} />
        <div className="grid min-w-0 gap-5">
          <ClientMessages namespaces={["qr", "failures"]}>
            <CodeCounts merchant={merchant} code={code} />
            <ChangeForm merchant={merchant} code={code} />
            <DeleteForm merchant={merchant} code={code.code} name={code.platformId} />
          </ClientMessages>
        </div>
      </div>
    </>
  );
}
