import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import type { UnitLine } from "@/lib/sales-units/list-units";
import { unitHref } from "./address";
import { UnitLogo } from "./unit-logo";
import { UnitStatusChip } from "./unit-status-chip";

type UnitTableProps = { merchant: string; units: readonly UnitLine[] };

/** The list; on a phone number, kind and place stand under the name. */
export function UnitTable({ merchant, units }: UnitTableProps): JSX.Element {
  const t = useTranslations("units");
  const column = useTranslations("units.column");
  const head = (
    <>
      <HeadCell>{column("name")}</HeadCell>
      <HeadCell className="max-sm:hidden">{column("msn")}</HeadCell>
      <HeadCell className="max-md:hidden">{column("kind")}</HeadCell>
      <HeadCell className="max-md:hidden">{column("location")}</HeadCell>
      <HeadCell align="end">{column("status")}</HeadCell>
    </>
  );
  return (
    <Table label={t("title")} head={head}>
      {units.map((unit) => (
        <tr key={unit.msn} className="table__row relative hover:bg-surface-secondary">
          <td className="table__cell px-3 py-2.5">
            <span className="flex items-center gap-3">
              <UnitLogo merchant={merchant} unit={unit} />
              <span className="min-w-0">
                <Link
                  href={unitHref(merchant, unit.msn)}
                  prefetch={false}
                  className="font-medium break-words outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus"
                >
                  {unit.name}
                </Link>
                <span className="tabular block text-xs text-muted sm:hidden">{unit.msn}</span>
                <span className="block text-xs text-muted md:hidden">{t(`kind.${unit.kind}`)}</span>
              </span>
            </span>
          </td>
          <td className="table__cell tabular px-3 max-sm:hidden">{unit.msn}</td>
          <td className="table__cell px-3 max-md:hidden">{t(`kind.${unit.kind}`)}</td>
          <td className="table__cell px-3 text-muted max-md:hidden">{unit.location ?? "–"}</td>
          <td className="table__cell px-3 text-end">
            <UnitStatusChip status={unit.status} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
