import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { LoginOfUnit } from "@/lib/login/list-logins";
import { loginHref } from "./address";

type LoginTableProps = { merchant: string; units: readonly LoginOfUnit[] };

const TONES: Record<LoginOfUnit["state"], Tone> = {
  active: "success",
  inactive: "default",
  unknown: "warning",
};

export function LoginTable({ merchant, units }: LoginTableProps): JSX.Element {
  const t = useTranslations("login");
  const head = (
    <>
      <HeadCell>{t("column.unit")}</HeadCell>
      <HeadCell className="max-md:hidden">{t("column.redirects")}</HeadCell>
      <HeadCell className="max-md:hidden">{t("column.marketing")}</HeadCell>
      <HeadCell align="end">{t("column.state")}</HeadCell>
    </>
  );
  return (
    <Table label={t("title")} head={head}>
      {units.map(({ msn, name, state, redirectUris, marketing }) => (
        <tr key={msn} className="table__row relative hover:bg-surface-secondary">
          <td className="table__cell px-3 py-2.5">
            <Link
              href={loginHref(merchant, msn)}
              prefetch={false}
              className="font-medium break-words outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus"
            >
              {name}
            </Link>
            <span className="tabular block text-xs text-muted">{t("msn", { msn })}</span>
          </td>
          <td className="table__cell tabular px-3 py-2.5 max-md:hidden">
            {state === "active" ? redirectUris : null}
          </td>
          <td className="table__cell px-3 py-2.5 max-md:hidden">{marketing ? t("asked") : null}</td>
          <td className="table__cell px-3 py-2.5 text-end">
            <StatusChip tone={TONES[state]}>{t(`state.${state}`)}</StatusChip>
          </td>
        </tr>
      ))}
    </Table>
  );
}
