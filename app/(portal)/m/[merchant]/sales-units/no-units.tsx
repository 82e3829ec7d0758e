import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import type { Environment } from "@/lib/domain/environment";
import { type UnitSearch, unitsHref } from "./address";

type NoUnitsProps = { merchant: string; search: UnitSearch; environment: Environment };

/** Says why nothing is listed: nothing fits what was typed, none of the kind, or none at all. */
export function NoUnits({ merchant, search, environment }: NoUnitsProps): JSX.Element {
  const t = useTranslations("units.empty");
  const narrowed = search.q !== "" || search.status !== undefined;
  if (!narrowed && !search.kind)
    return <EmptyState icon="store" title={t(environment)} reason={t(`${environment}Reason`)} />;
  const why = narrowed ? "noMatch" : "kind";
  const wider = narrowed && search.kind ? { q: "", kind: search.kind } : { q: "" };
  const action = (
    <Link href={unitsHref(merchant, wider)} prefetch={false} className="button button--sm button--outline">
      {t("showAll")}
    </Link>
  );
  return <EmptyState title={t(why)} reason={t(`${why}Reason`)} action={action} />;
}
