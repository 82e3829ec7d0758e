import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { LinkLine } from "@/lib/payment-links/list-links";
import { linkHref } from "./address";
import { StandingChip } from "./standing-chip";

type LinkRowsProps = { merchant: string; links: readonly LinkLine[] };

/** The list; on a phone what is sold stands under the title. */
export function LinkRows({ merchant, links }: LinkRowsProps): JSX.Element {
  const t = useTranslations("links");
  const column = useTranslations("links.column");
  const head = (
    <>
      <HeadCell>{column("title")}</HeadCell>
      <HeadCell className="max-sm:hidden">{column("price")}</HeadCell>
      <HeadCell align="end" className="max-md:hidden">
        {column("views")}
      </HeadCell>
      <HeadCell align="end" className="max-md:hidden">
        {column("starts")}
      </HeadCell>
      <HeadCell align="end">{column("paid")}</HeadCell>
      <HeadCell align="end" className="max-sm:hidden">
        {column("sold")}
      </HeadCell>
      <HeadCell align="end">{column("standing")}</HeadCell>
    </>
  );
  return (
    <Table label={t("title")} head={head}>
      {links.map((link) => (
        <tr key={link.id} className="table__row relative hover:bg-surface-secondary">
          <td className="table__cell px-3 py-2.5">
            <Link
              href={linkHref(merchant, link.id)}
              prefetch={false}
              className="font-medium break-words outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus"
            >
              {link.title}
            </Link>
            <span className="block text-xs text-muted">{link.unitName}</span>
            <span className="block text-xs sm:hidden">
              <Price link={link} />
            </span>
          </td>
          <td className="table__cell px-3 max-sm:hidden">
            <Price link={link} />
          </td>
          <td className="table__cell tabular px-3 text-end max-md:hidden">{link.views}</td>
          <td className="table__cell tabular px-3 text-end max-md:hidden">{link.starts}</td>
          <td className="table__cell tabular px-3 text-end">{link.paid}</td>
          <td className="table__cell px-3 text-end max-sm:hidden">
            <Money value={link.sold} />
          </td>
          <td className="table__cell px-3 text-end">
            <StandingChip standing={link.standing} />
            {link.left === null ? null : (
              <span className="tabular block text-xs text-muted">{t("left", { count: link.left })}</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Price({ link }: { link: LinkLine }): JSX.Element {
  const t = useTranslations("links");
  const open = link.price.kind === "open";
  return (
    <span className="whitespace-nowrap">
      {open ? `${t("from")} ` : null}
      <Money value={link.amount} />
    </span>
  );
}
