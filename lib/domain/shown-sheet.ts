import type { Money } from "./money";

/** A row of a checked sheet as a page shows it. */
export type ShownRow<Column extends string> = {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  /** Sentences beside the cells that are wrong. */
  readonly wrong: Readonly<Partial<Record<Column, string>>>;
};

export type ShownSheet<Column extends string, Total = Money> = {
  /** What can be made of the rows that are well; rows that are not. */
  readonly good: number;
  readonly bad: number;
  readonly all: number;
  /** What all of them come to; undefined where they are not about money. */
  readonly total: Total;
  /** Those with something wrong first; long sheets are cut off. */
  readonly rows: readonly ShownRow<Column>[];
};
