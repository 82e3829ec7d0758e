import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { writeNumberAddress } from "@/lib/domain/vm-number";
import { PictureFiles } from "./code-picture";

/** The code of a VM number: there is one, it is the portal's own drawing, and nothing about it can be changed. */
export function NumberCard({ merchant, msn }: { merchant: string; msn: string }): JSX.Element {
  const t = useTranslations("qr.number");
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <PictureFiles merchant={merchant} code={writeNumberAddress(msn)} name={msn} />
      <section className="card card--default gap-2 p-5 text-sm" aria-labelledby="vm-number">
        <h2 id="vm-number" className="text-base font-semibold">
          {t("title", { number: msn })}
        </h2>
        <p>{t("means")}</p>
        <p className="text-muted">{t("counts")}</p>
      </section>
    </div>
  );
}
