"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { CODE_COLUMNS } from "@/lib/domain/code-sheet";
import type { ShownCodeRow, ShownCodeSheet } from "./show-code-sheet";

/** How many can be made; each wrong cell with its reason below it. */
export function CheckedCodes({ check }: { check: ShownCodeSheet }): JSX.Element {
  const t = useTranslations("qr.sheet");
  const { good, bad, rows } = check;
  return (
    <section className="grid min-w-0 gap-3" aria-live="polite">
      <div className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <p className="font-medium">{t("good", { count: good })}</p>
        <p className={bad > 0 ? "text-danger-soft-foreground" : "text-muted"}>{t("bad", { count: bad })}</p>
      </div>
      <Table
        label={t("check")}
        head={
          <>
            <HeadCell>{t("line")}</HeadCell>
            {CODE_COLUMNS.map((column) => (
              <HeadCell key={column}>{t(`column.${column}`)}</HeadCell>
            ))}
          </>
        }
      >
        {rows.map((row) => (
          <RowShown key={row.line} row={row} />
        ))}
      </Table>
    </section>
  );
}

function RowShown({ row: { line, cells, wrong } }: { row: ShownCodeRow }): JSX.Element {
  return (
    <tr className="table__row">
      <td className="table__cell tabular px-3 py-2 align-top text-sm text-muted">{line}</td>
      {CODE_COLUMNS.map((column) => (
        <td
          key={column}
          className={`table__cell max-w-72 px-3 py-2 align-top text-sm break-words ${wrong[column] ? "bg-danger-soft" : ""}`}
        >
          {cells[column]}
          {wrong[column] ? (
            <span className="block text-xs text-danger-soft-foreground">{wrong[column]}</span>
          ) : null}
        </td>
      ))}
    </tr>
  );
}
