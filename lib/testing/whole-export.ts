import type { Caller } from "@/lib/access/caller";
import { type ExportLook, FIRST_LOOK } from "@/lib/domain/list-export";
import type { Locale } from "@/lib/domain/locale";
import type { ListExport } from "@/lib/exports/define-list-export";

export const CSV: ExportLook = { format: "csv", separator: "comma", decimal: "point", byteOrderMark: false };
export const XLSX: ExportLook = FIRST_LOOK;

type Wish = { look?: ExportLook; locale?: Locale; whole?: true };

/** A list's file as it comes at once, or as the worker makes it; undefined where it is too large to come at once. Throws what refuses. */
export async function exportedFile(
  list: ListExport,
  caller: Caller,
  filter: object,
  { look = CSV, locale = "en", whole }: Wish = {},
): Promise<Buffer | undefined> {
  const asked = { filter, address: "/list", look, locale, ...(whole && { whole }) };
  const made = await list.call(caller, asked);
  if (!made.ok) throw new Error(made.error.code);
  if (made.value.kind === "started") return undefined;
  const parts: Uint8Array[] = [];
  for await (const part of made.value.chunks) parts.push(part);
  return Buffer.concat(parts);
}

/** The lines of a CSV file below its heading. */
export async function exportedLines(
  list: ListExport,
  caller: Caller,
  filter: object,
  wish: Wish = {},
): Promise<string[]> {
  const file = await exportedFile(list, caller, filter, { whole: true, ...wish });
  return (file ?? Buffer.of()).toString("utf8").split("\n").slice(1, -1);
}
