import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * A text that a spreadsheet leaves alone: what would be run as a formula (also behind spaces and in full-width form), and numbers
 * so long that they would lose digits, begin with an apostrophe. Most begin with a plain letter, and need no closer look.
 * `shown` is written where it is not the text itself; it begins like the text.
 */
export function csvCell(text: SQLWrapper, shown = text): SQL {
  const first = sql`left(ltrim(${text}, E' \\t\\r\\n\\u00a0\\u3000\\ufeff'), 1)`;
  return sql`case when ${text} collate "C" between 'A' and '~' then ${shown} when strpos(E'=+-@\\t\\r\\n＝＋－＠', ${first}) > 0
      or (length(${text}) >= 12 and translate(${text}, '0123456789', '') = '')
    then '''' || ${shown} else ${shown} end`;
}
