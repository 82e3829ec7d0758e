import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { load } from "@/lib/web/load";
import { readHearing } from "@/lib/webhooks/hear-check-ins";
import { HearForm } from "./hear-form";

/** Whether anybody hears of scans of the unit's callback codes. */
export async function HearingCard({
  merchant,
  msn,
}: {
  merchant: string;
  msn: string;
}): Promise<JSX.Element | null> {
  const hearing = await load(readHearing, merchant, { msn });
  const t = await getTranslations("qr.checkIns");
  if (hearing === "not_told") return null;
  return (
    <section className="card card--default mt-5 gap-2 p-5 text-sm" aria-labelledby="scans">
      <h2 id="scans" className="text-base font-semibold">
        {t("title")}
      </h2>
      <p>{t(hearing === "nobody" ? "none" : hearing)}</p>
      {hearing === "nobody" ? <HearForm merchant={merchant} msn={msn} /> : null}
    </section>
  );
}
