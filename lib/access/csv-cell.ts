import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * A text that a spreadsheet leaves alone: what would be run as a formula (also behind spaces, in full-width form, and within the
 * text where a program takes another mark for the separator), and numbers that would lose digits or be written otherwise, get an apostrophe.
 * Most begin with a letter and hold no separator, and need no regular expression, each of which costs more than all else here.
 * `shown` is written where it is not the text itself; it begins like the text.
 */
export function csvCell(text: SQLWrapper, shown = text): SQL {
  return sql`case when ${beginsPlainly(text)} and (${holdsNoSeparator(text)} or ${text} !~ (${BEHIND})) then ${shown}
    else ${guardOf(text)} || regexp_replace(${shown}, ${BEHIND}, E'\\\\1''', 'g') end`;
}

/** The same for what holds no mark of any kind, such as references, in half the time. */
export function csvCode(code: SQLWrapper): SQL {
  return sql`case when ${beginsPlainly(code)} then ${code} else ${guardOf(code)} || ${code} end`;
}

/** With a Latin letter, accent or not, or one of the marks among them, which begin no formula. */
function beginsPlainly(text: SQLWrapper): SQL {
  return sql`(${text} collate "C" between 'A' and '~' or ${text} collate "C" between 'À' and 'ɏ')`;
}

function holdsNoSeparator(text: SQLWrapper): SQL {
  const marks = [sql`','`, sql`';'`, sql`E'\\t'`, sql`E'\\r'`, sql`E'\\n'`];
  const absent = marks.map((mark) => sql`strpos(${text}, ${mark}) = 0`);
  return sql`(${sql.join(absent, sql` and `)})`;
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
