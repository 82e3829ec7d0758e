import type { JSX } from "react";
import { ExportMenu } from "@/components/export-menu";
import type { ExportedList } from "@/lib/domain/list-export";
import { lastExportLook } from "@/lib/web/export-list";
import { viewerFor } from "@/lib/web/viewer";

type ListExportProps = {
  merchant: string;
  list: ExportedList;
  /** What the list shows: its own address, or the query of it. */
  query: string;
  /** The row that the list belongs to, where it has one. */
  of?: string;
};

/** The export of a list that the server draws. */
export async function ListExport({ merchant, query, ...list }: ListExportProps): Promise<JSX.Element> {
  const { timeZone } = (await viewerFor(merchant)).merchant;
  const chosen = query.startsWith("/") ? (query.split("?")[1] ?? "") : query;
  return (
    <ExportMenu merchant={merchant} query={chosen} look={await lastExportLook()} zone={timeZone} {...list} />
  );
}
