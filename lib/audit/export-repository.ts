import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { users } from "@/db/schema/users";
import { csvCell, csvCode } from "@/lib/access/csv-cell";
import type { AuditFilter } from "./audit-filter";
import { conditionsOf, NEWEST_FIRST } from "./repository";

/** Words of the reader's language: names of actions, results, fields, and of who is no person. */
export type AuditWords = {
  readonly action: Readonly<Record<string, string>>;
  readonly result: Readonly<Record<string, string>>;
  readonly actor: Readonly<Record<string, string>>;
  readonly field: Readonly<Record<string, string>>;
};

/** All rows of a filter, newest first, one text per column of AUDIT_COLUMNS; moments in the time zone of the stream. */
export function auditQuery(filter: AuditFilter, timeZone: string, words: AuditWords): SQL {
  const { at, seq, actorKind, actorId, action, subject, msn, details, result } = auditLog;
  // One read of all names: joined, each row would look its own up.
  const names = sql`(select jsonb_object_agg(${users.id}, ${users.name}) from ${users})`;
  const outcome = sql`coalesce(${result}, case when ${action} = 'access.refused' then 'refused' else 'done' end)`;
  return sql`
    select ${seq}, date_trunc('second', ${at}::timestamp),
      ${csvCell(sql`coalesce(${names} ->> ${actorId}, ${worded(actorKind, words.actor)})`)}, ${csvCode(actorId)},
      ${worded(action, words.action)}, ${action}, ${worded(outcome, words.result)}, ${csvCell(subject)}, ${msn},
      ${csvCell(readable(sql`${details} -> 'before'`))}, ${csvCell(readable(sql`${details} -> 'after'`))},
      ${csvCell(others(details, words.field))}, ${csvCell(auditLog.requestId)}, ${csvCell(auditLog.ip)}, ${csvCode(auditLog.hash)}
    from ${auditLog}
    where ${conditionsOf(filter, timeZone) ?? sql`true`}
    order by ${sql.join([...NEWEST_FIRST], sql`, `)}`;
}

/** What a person reads of JSON: its names and values, without the signs around them; null where that is nothing. */
function readable(json: SQLWrapper): SQL {
  return sql`nullif(translate(nullif(${json}, 'null')::text, E'{}[]"\\\\', ''), '')`;
}

/** All but what changed: "Captured: 12.50; Code: x". Amounts in minor units become units: all currencies here have hundredths. */
function others(details: SQLWrapper, names: AuditWords["field"]): SQL {
  const fields = sql`case when jsonb_typeof(${details}) = 'object' then ${details} - 'before' - 'after' else '{}' end`;
  const amount = sql`key like '%Minor' and jsonb_typeof(value) = 'number'`;
  const field = sql`regexp_replace(key, 'Minor$', '')`;
  return sql`(
    select string_agg(${worded(field, names)} || ': '
      || case when ${amount} then trim(to_char(value::text::numeric / 100, '99999999999990.00')) else ${readable(sql`value`)} end, '; ' order by key)
    from jsonb_each(${fields}) where value not in ('null', '[]', '{}'))`;
}

function worded(code: SQLWrapper, words: Readonly<Record<string, string>>): SQL {
  return sql`coalesce(${JSON.stringify(words)}::jsonb ->> ${code}, ${code})`;
}
