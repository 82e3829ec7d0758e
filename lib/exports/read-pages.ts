/** All rows of a list that is read a page at a time, each from behind the last row of the one before. */
export async function* readPages<Row, Place>(
  page: (after: Place | undefined) => Promise<readonly Row[]>,
  placeOf: (last: Row) => Place,
  pageSize: number,
): AsyncGenerator<Row> {
  let after: Place | undefined;
  for (;;) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < pageSize || last === undefined) return;
    after = placeOf(last);
  }
}

/** Large enough that asking costs little, small enough that a page is soon read. */
export const EXPORT_PAGE = 1_000;
