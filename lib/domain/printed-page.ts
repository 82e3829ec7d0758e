/** A piece of text on a page, with where it begins and ends from the left edge, in any unit. */
export type PrintedCell = { readonly text: string; readonly from: number; readonly to: number };

/** Pieces that stand beside each other, from left to right. Lines come from the top of the first page to the end of the last. */
export type PrintedLine = readonly PrintedCell[];

/** How many lines below a label its value may stand: a table's head, then perhaps an empty or broken line. */
const LINES_BELOW = 2;

type Where = {
  readonly lines: readonly PrintedLine[];
  /** Without a flag "g". */
  readonly label: RegExp;
  /** A label that says this too means something else, such as a sum without VAT. */
  readonly never?: RegExp | undefined;
  /** Whether the value may stand under its label, as in a table. */
  readonly below?: boolean;
};

/** What `read` finds beside or under each of the labels, the nearest thing that it can read for each. */
export function valuesBeside<T>(
  { lines, label, never, below = true }: Where,
  read: (text: string) => T | undefined,
): T[] {
  return lines.flatMap((line, row) =>
    line.flatMap((cell, column) => {
      const found = label.exec(cell.text);
      if (!found || never?.test(cell.text)) return [];
      const beside = [
        cell.text.slice(found.index + found[0].length),
        ...line.slice(column + 1).map(({ text }) => text),
      ];
      const under = below
        ? lines.slice(row + 1, row + 1 + LINES_BELOW).flatMap((one) => underneath(one, cell))
        : [];
      const value = firstOf([...beside, ...under], read);
      return value === undefined ? [] : [value];
    }),
  );
}

function underneath(line: PrintedLine, above: PrintedCell): string[] {
  return line.filter(({ from, to }) => from <= above.to && to >= above.from).map(({ text }) => text);
}

function firstOf<T>(texts: readonly string[], read: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A page of plain text, for what has no places: each line is one piece. */
export function plainLines(text: string): PrintedLine[] {
  return text.split("\n").map((line) => [{ text: line, from: 0, to: line.length }]);
}
