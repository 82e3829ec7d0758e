import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { getBankFile } from "@/lib/reconciliation/list-bank-files";
import { load } from "@/lib/web/load";
import { Period } from "../../day";
import { bankHref } from "../../reconciliation/address";
import { LineCard } from "./line-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reconciliation"))("bank.file") };
}

type StatementProps = { params: Promise<{ merchant: string; statement: string }> };

/** What was found in a statement: lines that are no payout first, each with the payouts that it could be. */
export default async function StatementPage({ params }: StatementProps): Promise<JSX.Element> {
  const { merchant: slug, statement } = await params;
  const { file, lines, capped } = await load(getBankFile, slug, { id: statement });
  const t = await getTranslations("reconciliation.bank");
  const said = lines.filter(({ double }) => double?.said);
  const open = lines.filter(({ settlement, double }) => settlement === null && !double?.said);
  const matched = lines.filter(({ settlement }) => settlement !== null);
  const known = file.knownLines + said.length;
  const parts = (
    [
      ["openTitle", open, matched.length === lines.length ? "allFound" : undefined],
      ["matchedTitle", matched, open.length > 0 ? "noneFound" : undefined],
      ["double.sameTitle", said, undefined],
    ] as const
  ).filter(([, some, none]) => some.length > 0 || (none && lines.length > 0));
  return (
    <>
      <Link
        href={bankHref(slug)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={file.name} />
      <ul className="-mt-3 mb-5 grid gap-0.5 text-sm text-muted">
        {file.statements.map(({ id, account, from, to }) => (
          <li key={`${id} ${account} ${from}`}>
            <span className="tabular break-all">{account}</span> · <Period from={from} to={to} />
          </li>
        ))}
        <li>
          {t("matched", { count: matched.length })} · {t("open", { count: open.length })}
          {known > 0 ? ` · ${t("known", { count: known })}` : ""}
          {file.otherLines > 0 ? ` · ${t("others", { count: file.otherLines })}` : ""}
        </li>
      </ul>
      {lines.length === 0 ? <p className="text-sm">{t(known > 0 ? "nothingNew" : "nothingIn")}</p> : null}
      <ClientMessages parts={{ reconciliation: ["bank"] }}>
        {parts.map(([title, some, none]) => (
          <section key={title} aria-labelledby={title} className="mb-8">
            <h2 id={title} className="mb-3 text-lg font-semibold">
              {t(title)}
            </h2>
            {some.length === 0 && none ? <p className="text-sm text-muted">{t(none)}</p> : null}
            <ul className="grid gap-2">
              {some.map((line) => (
                <LineCard key={line.id} merchant={slug} line={line} />
              ))}
            </ul>
          </section>
        ))}
      </ClientMessages>
      {capped ? <p className="text-xs text-muted">{t("capped", { count: lines.length })}</p> : null}
    </>
  );
}
