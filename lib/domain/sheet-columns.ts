/** Where columns stand in a sheet, by their names. */
export type Places<Column extends string> = Readonly<Partial<Record<Column, number>>>;

/** The first column of each name; `names` says what each may be called, in small letters. */
export function findColumns<Column extends string>(
  header: readonly string[],
  names: Readonly<Record<Column, RegExp>>,
): Places<Column> {
  const places: Partial<Record<Column, number>> = {};
  const columns = Object.keys(names) as Column[]; // safe: the keys of a record that is written out
  for (const [at, name] of header.entries()) {
    const column = columns.find((one) => names[one].test(name.trim().toLowerCase()));
    if (column && places[column] === undefined) places[column] = at;
  }
  return places;
}

/** A row's cells by column; "" where the sheet has no such column, or the row ends before it. */
export function cellsOf<Column extends string>(
  row: readonly string[],
  columns: readonly Column[],
  places: Places<Column>,
): Record<Column, string> {
  const cells = columns.map((column) => [column, row[places[column] ?? -1]?.trim() ?? ""] as const);
  return Object.fromEntries(cells) as Record<Column, string>; // safe: every column has just been given a cell
}
