import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX, ReactNode } from "react";
import { Icon } from "@/components/icon";
import { EXTRA_PERMISSIONS, givenBy, PERMISSIONS, ROLES } from "@/lib/domain/permission";
import { permissionKey } from "@/lib/domain/permission-key";
import { administratorsAt } from "@/lib/web/administrators";
import { viewerFor } from "@/lib/web/viewer";

type PageProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("noAccessTitle") };
}

/** Names what is missing and who can give it, so that a refusal ends in a question to the right person. */
export default async function NoAccessPage({ params, searchParams }: PageProps): Promise<JSX.Element> {
  const { merchant } = await viewerFor((await params).merchant);
  const { needs } = await searchParams;
  const permission = PERMISSIONS.find((known) => known === needs) ?? notFound();
  const t = await getTranslations();
  const { roles, extras } = givenBy(permission);
  const administrators = await administratorsAt(merchant.slug);
  const bringers = [
    ...ROLES.filter((role) => roles.includes(role)).map((role) => t(`permissions.role.${role}`)),
    ...EXTRA_PERMISSIONS.filter((extra) => extras.includes(extra)).map((extra) =>
      t(`permissions.extra.${extra}`),
    ),
  ];
  return (
    <section className="card card--default mx-auto mt-6 max-w-xl gap-4 p-6">
      <span className="grid size-12 place-items-center rounded-full bg-warning-soft text-warning-soft-foreground">
        <Icon name="lock" className="size-6" />
      </span>
      <h1 className="text-xl font-semibold">{t("errors.noAccessTitle")}</h1>
      <p className="text-sm">
        {t("errors.noAccessText", {
          company: merchant.name,
          permission: t(`permissions.permission.${permissionKey(permission)}`),
        })}{" "}
        <span className="text-muted">{t("errors.noAccessUnit")}</span>
      </p>
      <Names title={t("errors.noAccessGrantedBy")} names={bringers} />
      {administrators.length > 0 ? (
        <Names title={t("errors.noAccessAsk")} names={administrators} />
      ) : (
        <p className="text-sm text-muted">{t("errors.noAccessNobody")}</p>
      )}
      <a href={`/m/${merchant.slug}`} className="button button--outline">
        {t("errors.toStart")}
      </a>
    </section>
  );
}

function Names({ title, names }: { title: string; names: readonly string[] }): ReactNode {
  return (
    <div>
      <h2 className="text-sm font-medium text-muted">{title}</h2>
      <ul className="mt-1 flex flex-wrap gap-2">
        {names.map((name) => (
          <li key={name} className="chip chip--lg">
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
