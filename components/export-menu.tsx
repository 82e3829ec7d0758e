import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { type ExportedList, type ExportLook, SEPARATORS, type Separator } from "@/lib/domain/list-export";

type ExportMenuProps = {
  merchant: string;
  list: ExportedList;
  /** What the list shows: the query of its address, and the row that it belongs to where it has one. */
  query: string;
  of?: string;
  /** How this person's last file was written. */
  look: ExportLook;
  zone: string;
  /** How many rows are shown, written out; absent where nobody has counted them. */
  rows?: string;
  /** Whether this person may take names and phone numbers along. */
  personal?: boolean;
};

/** What the client part of a page has to know to show the menu: texts of `exports`. */
export const EXPORT_TEXTS = {
  exports: [
    ...(["button", "what", "rows", "large", "format", "xlsx", "csv", "csvOptions", "separator"] as const),
    ...(["semicolon", "comma", "tab", "decimalComma", "byteOrderMark"] as const),
    ...(["personal", "personalMeans", "fetch", "mine"] as const),
  ],
} as const;

/** The one way out of every list: as it is shown, in the format that one chooses. */
export function ExportMenu({ merchant, list, query, of, look, ...props }: ExportMenuProps): JSX.Element {
  const t = useTranslations("exports");
  const { zone, rows, personal = false } = props;
  const id = `export-${list}`;
  const exportsPage = `/m/${merchant}/exports` as Route; // safe: the page of one's own exports
  return (
    <>
      <button type="button" popoverTarget={id} className="button button--outline">
        {t("button")}
      </button>
      <form
        id={id}
        popover="auto"
        method="post"
        action={`${exportsPage}/make`}
        className="group/export frame-menu frame-menu--end frame-menu--form flex-col gap-4 open:flex"
      >
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="query" value={query} />
        {of === undefined ? null : <input type="hidden" name="of" value={of} />}
        <p className="text-sm text-muted">
          {rows === undefined ? t("what", { zone }) : t("rows", { count: rows, zone })} {t("large")}
        </p>
        <fieldset className="flex gap-4">
          <legend className="mb-1 text-sm font-medium">{t("format")}</legend>
          {(["xlsx", "csv"] as const).map((format) => (
            <label key={format} className="flex items-center gap-2 text-sm">
              <input
                type="radio"
                name="format"
                value={format}
                defaultChecked={look.format === format}
                className="size-4 accent-accent"
              />
              {t(format)}
            </label>
          ))}
        </fieldset>
        <CsvOptions look={look} />
        {personal ? (
          <label className="flex items-start gap-2.5 text-sm">
            <input type="checkbox" name="personal" value="1" className="mt-1 size-4 accent-accent" />
            <span>
              <span className="block font-medium">{t("personal")}</span>
              <span className="block text-muted">{t("personalMeans")}</span>
            </span>
          </label>
        ) : null}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <button type="submit" className="button button--primary">
            {t("fetch")}
          </button>
          <Link href={exportsPage} prefetch={false} className="link text-sm">
            {t("mine")}
          </Link>
        </div>
      </form>
    </>
  );
}

const NAMES = Object.keys(SEPARATORS) as Separator[]; // safe: the keys of that very object

/** Only what is chosen for CSV; a workbook has its types in itself. */
function CsvOptions({ look }: { look: ExportLook }): JSX.Element {
  const t = useTranslations("exports");
  return (
    <fieldset className="hidden flex-col gap-3 group-has-[input[value=csv]:checked]/export:flex">
      <legend className="mb-2 text-sm font-medium">{t("csvOptions")}</legend>
      <label className="flex items-center justify-between gap-3 text-sm">
        {t("separator")}
        <select name="separator" defaultValue={look.separator} className="input h-9 w-auto">
          {NAMES.map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          name="decimal"
          value="comma"
          defaultChecked={look.decimal === "comma"}
          className="size-4 accent-accent"
        />
        {t("decimalComma")}
      </label>
      <label className="flex items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          name="mark"
          value="1"
          defaultChecked={look.byteOrderMark}
          className="size-4 accent-accent"
        />
        {t("byteOrderMark")}
      </label>
    </fieldset>
  );
}
