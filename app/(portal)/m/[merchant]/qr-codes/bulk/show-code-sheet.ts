import { CODE_COLUMNS, type CodeColumn } from "@/lib/domain/code-sheet";
import type { CodeSheet } from "@/lib/qr/read-code-sheet";
import { sentenceFor } from "@/lib/web/messages";

export type ShownCodeRow = {
  readonly line: number;
  readonly cells: Readonly<Record<CodeColumn, string>>;
  /** Sentences beside the cells that are wrong. */
  readonly wrong: Readonly<Partial<Record<CodeColumn, string>>>;
};

export type ShownCodeSheet = {
  readonly good: number;
  readonly bad: number;
  /** Those with something wrong first. */
  readonly rows: readonly ShownCodeRow[];
};

/** A check as the page shows it. */
export async function showCodeSheet({ rows, good }: CodeSheet): Promise<ShownCodeSheet> {
  const ordered = [...rows.filter(({ wanted }) => !wanted), ...rows.filter(({ wanted }) => wanted)];
  const told = ordered.map(async ({ line, cells, problems }): Promise<ShownCodeRow> => {
    const wrong = CODE_COLUMNS.flatMap((column) => {
      const problem = problems[column];
      return problem ? [sentenceFor(problem).then((sentence) => [column, sentence] as const)] : [];
    });
    return { line, cells, wrong: Object.fromEntries(await Promise.all(wrong)) };
  });
  return { good: good.length, bad: rows.length - good.length, rows: await Promise.all(told) };
}
