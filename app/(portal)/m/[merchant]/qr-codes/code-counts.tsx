import { getLocale, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { CodeDetails } from "@/lib/qr/get-code";
import { viewerFor } from "@/lib/web/viewer";
import { CodePayments } from "./code-payments";

/** How often a code was scanned, and what came of it. The platform tells of callback codes alone. */
export async function CodeCounts({
  merchant,
  code,
}: {
  merchant: string;
  code: CodeDetails;
}): Promise<JSX.Element> {
  const t = await getTranslations("qr");
  if (code.scans === null || !code.takings)
    return <p className="card card--default p-5 text-sm">{t("scansUnknown")}</p>;
  const { merchant: company } = await viewerFor(merchant);
  const { payments, total } = code.takings;
  const amount = formatMoney(total, languageOf(await getLocale()));
  return (
    <>
      <p className="card card--default gap-1 p-5 text-sm">
        <span>{t("scans", { count: code.scans })}</span>
        {payments > 0 ? <span>{t("takings", { count: payments, amount })}</span> : null}
      </p>
      <CodePayments merchant={merchant} code={code} timeZone={company.timeZone} />
    </>
  );
}
