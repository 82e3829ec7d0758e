import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";

type KeysRefusedProps = { merchant: string; msn: string; since: Date; timeZone: string; mayMend: boolean };

/** Says that the unit's keys stopped working, and leads those who can mend it to where they do. */
export function KeysRefused({ merchant, msn, since, timeZone, mayMend }: KeysRefusedProps): JSX.Element {
  const t = useTranslations("units.keysRefused");
  const moment = useFormatter().dateTime(since, "moment", { timeZone });
  return (
    <div className="flex items-start gap-2 rounded-lg bg-danger-soft px-3 py-2.5 text-sm text-danger-soft-foreground">
      <Icon name="warning" className="mt-0.5 size-4" />
      <div className="grid min-w-0 justify-items-start gap-2">
        <p>{t("text", { moment })}</p>
        {mayMend ? (
          <Link
            href={`/m/${merchant}/developers#unit-${msn}` as Route} // safe: the page of the keys
            prefetch={false}
            className="underline underline-offset-2"
          >
            {t("mend")}
          </Link>
        ) : null}
      </div>
    </div>
  );
}
