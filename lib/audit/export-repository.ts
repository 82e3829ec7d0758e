import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { memberGroups } from "@/db/schema/groups";
import { ownRoles, users } from "@/db/schema/users";
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

/**
 * All rows of a filter, newest first, one text per column of AUDIT_COLUMNS; moments in the time zone of the stream. `guarded` for CSV, else
 * the texts are as they are.
 */
export function auditQuery(
  filter: AuditFilter,
  { timeZone, words, guarded }: { timeZone: string; words: AuditWords; guarded: boolean },
): SQL {
  const [cell, code] = guarded ? [csvCell, csvCode] : [asItIs, asItIs];
  const { at, seq, actorKind, actorId, action, subject, msn, details, result } = auditLog;
  const outcome = sql`coalesce(${result}, case when ${action} = 'access.refused' then 'refused' else 'done' end)`;
  return sql`
    select ${seq}, date_trunc('second', ${at}::timestamp),
      ${cell(sql`coalesce(${NAMES} ->> ${actorId}, ${worded(actorKind, words.actor)})`)}, ${code(actorId)},
      ${worded(action, words.action)}, ${action}, ${worded(outcome, words.result)}, ${cell(subject)}, ${msn},
      ${cell(named(readable(sql`${details} -> 'before'`)))}, ${cell(named(readable(sql`${details} -> 'after'`)))},
      ${cell(named(others(details, words.field)))}, ${cell(auditLog.requestId)}, ${cell(auditLog.ip)}, ${code(auditLog.hash)}
    from ${auditLog}
    where ${conditionsOf(filter, timeZone) ?? sql`true`}
    order by ${sql.join([...NEWEST_FIRST], sql`, `)}`;
}

const asItIs = (text: SQLWrapper): SQL => sql`${text}`;

// One read of all names: joined, each row would look its own up.
const NAMES = sql`(select jsonb_object_agg(id, name) from (select ${users.id}, ${users.name} from ${users}
  union all select ${ownRoles.id}, ${ownRoles.name} from ${ownRoles}
  union all select ${memberGroups.id}, ${memberGroups.name} from ${memberGroups}) as known)`;

const ID = sql`'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'`;

/** The log knows people and the company's own roles by their ids; whoever reads it, by their names, as long as there are any. */
function named(text: SQL): SQL {
  return sql`case when ${text} ~ ${ID} then (
    select string_agg(part[1] || coalesce(${NAMES} ->> right(part[2], 36), part[2]), '' order by place)
    from regexp_matches(${text}, '(.*?)((?:role:)?' || ${ID} || '|$)', 'g') with ordinality as found (part, place)) else ${text} end`;
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
