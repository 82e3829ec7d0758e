import {
  CODE_KINDS,
  type CodeKind,
  type CodeNameProblem,
  type LocationProblem,
  readCodeName,
  readLocation,
  readTarget,
  type TargetProblem,
} from "./qr-code";
import { fail, ok, type Result } from "./result";

export const CODE_COLUMNS = ["name", "target", "kind", "folder", "place"] as const;
export type CodeColumn = (typeof CODE_COLUMNS)[number];
const NEEDED = ["name", "target"] as const;

/** What a column may be called, in the portal's languages and as people do. */
const NAMES: Record<CodeColumn, RegExp> = {
  name: /^(name|navn|namn|nimi)/,
  target: /^(target|address|adress|osoite|url|link|lenke|länk|page|side|sida|sivu|te[kx]st)/,
  kind: /^(kind|type|typ|tyyppi|slag|laji)/,
  folder: /^(folder|mapp|kansio)/,
  place: /^(location|place|plac|plass|plats|sted|paikka|sijainti)/,
};

const KINDS: Record<CodeKind, RegExp> = {
  redirect: /^(redirect|page|link|side|sida|sivu|lenke|länk|linkki)/,
  callback: /^(callback|check|till|kass|innsjekk|indcheck|incheck)/,
};

const LONGEST_SORTING = 60;

export type CodeRowProblem =
  | { code: CodeNameProblem | TargetProblem | LocationProblem }
  | { code: "code_kind_unreadable" | "code_sorting_long" | "cell_formula" | "code_name_taken" }
  | { code: "row_twice"; line: number };

export type WantedCode = {
  readonly name: string;
  readonly kind: CodeKind;
  readonly target: string;
  readonly folder: string;
  readonly place: string;
};

export type CheckedCode = {
  readonly line: number;
  /** As they were read. */
  readonly cells: Readonly<Record<CodeColumn, string>>;
  readonly problems: Readonly<Partial<Record<CodeColumn, CodeRowProblem>>>;
  /** The code that would be made, where nothing is wrong. */
  readonly wanted?: WantedCode;
};

type RawRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly formulas: readonly number[];
};

export type CodeSheetRefusal = { code: "code_column_missing"; column: CodeColumn } | { code: "sheet_empty" };

/** Takes a sheet apart, whose first row names the columns, or whose columns stand in the order of CODE_COLUMNS. */
export function checkCodeRows(rows: readonly RawRow[]): Result<readonly CheckedCode[], CodeSheetRefusal> {
  const [first, ...rest] = rows;
  if (!first) return fail({ code: "sheet_empty" });
  const named = placesOf(first.cells);
  const missing = NEEDED.find((column) => named[column] === undefined);
  const unnamed = missing !== undefined && isNoHeading(first);
  if (missing !== undefined && !unnamed) return fail({ code: "code_column_missing", column: missing });
  const places = unnamed ? { name: 0, target: 1, kind: 2, folder: 3, place: 4 } : named;
  const body = unnamed ? rows : rest;
  if (body.length === 0) return fail({ code: "sheet_empty" });
  return ok(body.map(rowChecker(places)));
}

/** Whoever writes an address, or a formula, in the second column has begun with the codes themselves. */
function isNoHeading({ cells: [, second = ""], formulas }: RawRow): boolean {
  return /^[a-z]+:/i.test(second.trim()) || formulas.length > 0;
}

type Places = Partial<Record<CodeColumn, number>>;

function placesOf(names: readonly string[]): Places {
  const places: Places = {};
  for (const [at, name] of names.entries()) {
    const column = CODE_COLUMNS.find((one) => NAMES[one].test(name.trim().toLowerCase()));
    if (column && places[column] === undefined) places[column] = at;
  }
  return places;
}

function rowChecker(places: Places): (row: RawRow) => CheckedCode {
  const seen = new Map<string, number>();
  return ({ line, cells: raw, formulas }) => {
    const cell = (column: CodeColumn) => raw[places[column] ?? -1]?.trim() ?? "";
    const cells = {
      name: cell("name"),
      target: cell("target"),
      kind: cell("kind"),
      folder: cell("folder"),
      place: cell("place"),
    };
    const problems: Partial<Record<CodeColumn, CodeRowProblem>> = {};
    const keep = <T>(column: CodeColumn, read: Result<T, CodeRowProblem["code"]>): T | undefined => {
      const formula = formulas.includes(places[column] ?? -1);
      if (formula) problems[column] = { code: "cell_formula" };
      // safe: "row_twice" alone carries more than its code, and no reader of a cell gives it
      else if (!read.ok) problems[column] = { code: read.error } as CodeRowProblem;
      return read.ok && !formula ? read.value : undefined;
    };
    const name = keep("name", readCodeName(cells.name));
    const kind = keep("kind", readKind(cells.kind));
    const target = keep(
      "target",
      kind === "callback" ? readLocation(cells.target) : readTarget(cells.target),
    );
    const folder = keep("folder", readSorting(cells.folder));
    const place = keep("place", readSorting(cells.place));
    if (!name || !kind || !target || folder === undefined || place === undefined)
      return { line, cells, problems };
    const key = `${kind} ${name}`;
    const earlier = seen.get(key);
    if (earlier !== undefined)
      return { line, cells, problems: { name: { code: "row_twice", line: earlier } } };
    seen.set(key, line);
    return { line, cells, problems, wanted: { name, kind, target, folder, place } };
  };
}

/** Nothing said means a code that opens a page. */
function readKind(typed: string): Result<CodeKind, "code_kind_unreadable"> {
  if (typed === "") return ok("redirect");
  const kind = CODE_KINDS.find((one) => KINDS[one].test(typed.toLowerCase()));
  return kind ? ok(kind) : fail("code_kind_unreadable");
}

function readSorting(typed: string): Result<string, "code_sorting_long"> {
  return typed.length > LONGEST_SORTING ? fail("code_sorting_long") : ok(typed);
}
