import type { Readable } from "node:stream";
import type { ExportTexts } from "@/lib/i18n/export-texts";
import type { CellKind, SheetValue } from "@/lib/sheets/sheet-cells";

/** Names of columns; their titles are in the `exports` namespace. */
export type ColumnName = keyof ExportTexts["columns"];

export type ExportColumn = { readonly name: ColumnName; readonly kind: CellKind; readonly width: number };

/** Texts as they are, minor units, counts; days as YYYY-MM-DD, moments as "YYYY-MM-DD HH:MM:SS" of the source's time zone. */
export type ListRow = readonly SheetValue[];

/**
 * A list as it is exported: all its pages, in its order. Where the database writes CSV lines by itself, those stand in place of rows and
 * are guarded as `csvText` would.
 */
export type ListSource = {
  readonly columns: readonly ExportColumn[];
  readonly timeZone: string;
  readonly content: AsyncIterable<ListRow> | { readonly lines: Readable };
  /** Ends the reading, begun or not: open lines hold a connection to the database. */
  readonly close?: () => void;
  /** How many rows there will be, where that is cheap to know. */
  readonly total?: () => Promise<number>;
};

/** A column with its title's name, the kind of its cells and the width that a sheet gives it. */
export const text = (name: ColumnName, width = 18): ExportColumn => ({ name, kind: "text", width });
export const amount = (name: ColumnName): ExportColumn => ({ name, kind: "amount", width: 14 });
export const count = (name: ColumnName): ExportColumn => ({ name, kind: "count", width: 10 });
export const day = (name: ColumnName): ExportColumn => ({ name, kind: "day", width: 12 });
export const moment = (name: ColumnName): ExportColumn => ({ name, kind: "moment", width: 20 });
