import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { CodeDetails } from "@/lib/qr/get-code";

/** Sizes that a PNG is offered in, in pixels. */
const SIDES = [300, 800, 2000] as const;

const PAPERS = ["a4", "a6", "table-tent", "sticker"] as const;

/** The code itself, its files, and what is printed with it. */
export function CodePicture({ merchant, code }: { merchant: string; code: CodeDetails }): JSX.Element {
  const t = useTranslations("qr");
  if (!code.content || code.standing === "missing")
    return <p className="card card--default p-5 text-sm text-muted">{t("detail.noPicture")}</p>;
  return <PictureFiles merchant={merchant} code={code.code} name={code.platformId} />;
}

type PictureFilesProps = {
  merchant: string;
  /** The code's part of an address. */
  code: string;
  name: string;
};

export function PictureFiles({ merchant, code, name }: PictureFilesProps): JSX.Element {
  const t = useTranslations("qr");
  const base = `/m/${merchant}/qr-codes/${code}`;
  return (
    <section className="card card--default items-start gap-4 p-5">
      <img
        src={`${base}/image?format=svg&side=300`}
        alt={t("detail.picture", { name })}
        width={260}
        height={260}
        className="max-w-full rounded-lg bg-white"
      />
      <h2 className="text-base font-semibold">{t("detail.download")}</h2>
      <ul className="grid gap-1 text-sm">
        <li>
          <a className="link" href={`${base}/image?format=svg&side=800&save=yes`}>
            {t("detail.svg")}
          </a>
        </li>
        {SIDES.map((side) => (
          <li key={side}>
            <a className="link" href={`${base}/image?format=png&side=${side}&save=yes`}>
              {t("detail.png", { side: String(side) })}
            </a>
          </li>
        ))}
      </ul>
      <h2 className="text-base font-semibold">{t("detail.print")}</h2>
      <ul className="grid gap-1 text-sm">
        {PAPERS.map((paper) => (
          <li key={paper}>
            <a className="link" href={`${base}/print?paper=${paper}`}>
              {t(`paper.${paper}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
