import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import type { ImportedRow } from "@/lib/members/import-members";

/** What became of each line; the ones that failed say why. */
export function ImportResult({ rows }: { rows: readonly ImportedRow[] }): JSX.Element {
  const t = useTranslations();
  const done = rows.filter(({ failure }) => failure === null).length;
  return (
    <section className="grid gap-3" aria-live="polite">
      <h2 className="font-medium">{t("members.import.result", { done, all: rows.length })}</h2>
      <Table
        label={t("members.import.rows")}
        head={
          <>
            <HeadCell>{t("members.import.line")}</HeadCell>
            <HeadCell>{t("members.name")}</HeadCell>
            <HeadCell>{t("members.import.outcome")}</HeadCell>
          </>
        }
      >
        {rows.map(({ line, name, failure }) => (
          <tr key={line} className="table__row">
            <td className="table__cell tabular px-3 py-2 text-sm">{line}</td>
            <td className="table__cell px-3 py-2 text-sm">{name || "–"}</td>
            <td className="table__cell px-3 py-2 text-sm">
              {failure === null ? (
                <span className="chip chip--soft chip--success px-2">{t("members.import.invited")}</span>
              ) : (
                t(`failures.${failure}`, { name })
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
