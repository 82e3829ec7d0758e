import { SHEET_COLUMNS, type SheetColumn } from "@/lib/domain/request-sheet";
import type { SheetCheck } from "@/lib/requests/read-request-sheet";
import { type Failure, sentenceFor } from "@/lib/web/messages";

const MOST_BAD = 500;
const MOST_GOOD = 50;

export type ShownRow = {
  readonly line: number;
  readonly cells: Readonly<Record<SheetColumn, string>>;
  /** Sentences beside the cells that are wrong. */
  readonly wrong: Readonly<Partial<Record<SheetColumn, string>>>;
};

export type ShownCheck = {
  readonly good: number;
  readonly bad: number;
  readonly total: SheetCheck["total"];
  /** Those with something wrong first. */
  readonly rows: readonly ShownRow[];
};

/** What of a check the page shows: sums, what is wrong, and a look at the rest. */
export async function showCheck({ rows, good, total }: SheetCheck): Promise<ShownCheck> {
  const bad = rows.filter(({ asked }) => !asked);
  const shown = [...bad.slice(0, MOST_BAD), ...rows.filter(({ asked }) => asked).slice(0, MOST_GOOD)];
  const known = new Map<string, Promise<string>>();
  const say = (failure: Failure) => {
    const key = JSON.stringify(failure);
    const sentence = known.get(key) ?? sentenceFor(failure);
    known.set(key, sentence);
    return sentence;
  };
  const wrongIn = async ({ problems }: SheetCheck["rows"][number]) => {
    const told = SHEET_COLUMNS.flatMap((column) => {
      const problem = problems[column];
      return problem ? [say(problem).then((sentence) => [column, sentence] as const)] : [];
    });
    return Object.fromEntries(await Promise.all(told));
  };
  const told = shown.map(async (row): Promise<ShownRow> => {
    return { line: row.line, cells: row.cells, wrong: await wrongIn(row) };
  });
  return { good: good.length, bad: bad.length, total, rows: await Promise.all(told) };
}
