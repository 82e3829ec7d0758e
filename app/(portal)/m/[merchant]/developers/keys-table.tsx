import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import type { ApiUnit } from "@/lib/developers/list-api-units";
import { UnitKeys } from "./unit-keys";

type KeysTableProps = { merchant: string; units: readonly ApiUnit[] };

/** One line per sales unit, with its keys behind a button. */
export function KeysTable({ merchant, units }: KeysTableProps): JSX.Element {
  const t = useTranslations("developers");
  const head = (
    <>
      <HeadCell>{t("column.name")}</HeadCell>
      <HeadCell className="max-md:hidden">{t("column.product")}</HeadCell>
      <HeadCell className="max-md:hidden">{t("column.capture")}</HeadCell>
      <HeadCell>{t("column.keys")}</HeadCell>
    </>
  );
  return (
    <Table label={t("title")} head={head}>
      {units.map((unit) => (
        <tr key={unit.msn} className="table__row align-top">
          <td className="table__cell px-3 py-2.5">
            <span className="font-medium break-words">{unit.name}</span>
            <span className="tabular block text-xs text-muted">{t("number", { number: unit.msn })}</span>
          </td>
          <td className="table__cell px-3 py-2.5 max-md:hidden">{t(`kind.${unit.kind}`)}</td>
          <td className="table__cell px-3 py-2.5 max-md:hidden">{t(`capture.${unit.captureType}`)}</td>
          <td className="table__cell px-3 py-2.5">
            <UnitKeys merchant={merchant} unit={unit} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
