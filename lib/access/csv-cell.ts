import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * A text that a spreadsheet leaves alone: what would be run as a formula (also behind spaces, in full-width form, and within the
 * text where a program takes another mark for the separator), and numbers that would lose digits or be written otherwise, get an apostrophe.
 * Most begin with a plain letter and hold no such mark, and need no closer look. `shown` is written where it is not the text
 * itself; it begins like the text.
 */
export function csvCell(text: SQLWrapper, shown = text): SQL {
  return sql`case when ${text} collate "C" between 'A' and '~' and ${text} !~ (${BEHIND}) then ${shown}
    else ${guardOf(text)} || regexp_replace(${shown}, ${BEHIND}, E'\\\\1''', 'g') end`;
}

/** The same for what holds no mark of any kind, such as references, in half the time. */
export function csvCode(code: SQLWrapper): SQL {
  return sql`case when ${code} collate "C" between 'A' and '~' then ${code} else ${guardOf(code)} || ${code} end`;
}

// As in lib/domain/csv.ts.
const SKIPPED = sql`'[\\s"\\u00a0\\u3000\\ufeff\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]*'`;
const BEHIND = sql`'([,;\\t\\r\\n]' || ${SKIPPED} || ')(?=''*[=+@＝＋－＠-])'`;
const FORMULA = sql`'^''*' || ${SKIPPED} || '[=+@＝＋－＠\\t\\r\\n-]'`;

function guardOf(text: SQLWrapper): SQL {
  return sql`case when ${text} ~ (${FORMULA})
      or ((length(${text}) >= 12 or (length(${text}) > 1 and starts_with(${text}, '0')))
        and translate(${text}, '0123456789', '') = '')
      or ${text} ~ '^[0-9]+([.,][0-9]+([eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)$' then '''' else '' end`;
}
