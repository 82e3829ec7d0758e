import type { Money } from "@/lib/domain/money";
import type { ShownRow, ShownSheet } from "@/lib/domain/shown-sheet";
import { MOST_BYTES } from "@/lib/sheets/read-sheet";
import { type Failure, sentenceFor } from "./messages";

/** What is said of a sheet that is not even read. */
export const SHEET_LIMIT = {
  most: MOST_BYTES,
  tooLarge: { code: "sheet_too_large" as const, most: MOST_BYTES / 1024 },
};

const MOST_BAD = 500;
const MOST_GOOD = 50;

type Row<Column extends string> = {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  readonly problems: Readonly<Partial<Record<Column, Failure>>>;
};

/** What of a check the page shows: sums, what is wrong, and a look at the rest. */
export async function showSheet<Column extends string, Total extends Money | undefined>(
  columns: readonly Column[],
  { rows, good, total }: { rows: readonly Row<Column>[]; good: readonly unknown[]; total: Total },
): Promise<ShownSheet<Column, Total>> {
  const isBad = ({ problems }: Row<Column>) => Object.keys(problems).length > 0;
  const bad = rows.filter(isBad);
  const shown = [...bad.slice(0, MOST_BAD), ...rows.filter((row) => !isBad(row)).slice(0, MOST_GOOD)];
  const say = sayOnce();
  const told = shown.map(async ({ line, cells, problems }): Promise<ShownRow<Column>> => {
    const wrong = columns.flatMap((column) => {
      const problem = problems[column];
      return problem ? [say(problem).then((sentence) => [column, sentence] as const)] : [];
    });
    // safe: built of columns alone
    return { line, cells, wrong: Object.fromEntries(await Promise.all(wrong)) as ShownRow<Column>["wrong"] };
  });
  return { good: good.length, bad: bad.length, all: rows.length, total, rows: await Promise.all(told) };
}

/** Most rows are wrong in the same few ways. */
function sayOnce(): (failure: Failure) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (failure) => {
    const key = JSON.stringify(failure);
    const sentence = known.get(key) ?? sentenceFor(failure);
    known.set(key, sentence);
    return sentence;
  };
}
