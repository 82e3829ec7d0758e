import { verifyAudit } from "@/lib/access/verify-audit";
import { askOracle, type Handle, type Oracle } from "./ask-oracle";
import { findForeignRows } from "./foreign-rows";
import type { Violation } from "./violation";

type Row = Record<string, unknown>;
type Sql = (text: string, values?: unknown[]) => Promise<Row[]>;

/** Where to look. */
export type World = {
  /** As superuser, past row security. */
  readonly sql: Sql;
  /** As portal_app, whom row security binds. */
  readonly appUrl: string;
  /** The sandbox's `handle`, or what goes there over HTTP, then with `origin`. */
  readonly platform: Handle;
  readonly origin?: string;
  /** Whether a key is of something that was done past the portal, where that was part of the test. */
  readonly elsewhere?: (key: string) => boolean;
  /** Operations may still be on their way, so effects without their success are no violation yet. */
  readonly underWay?: boolean;
  /** Only what these companies did, where the database holds others too. */
  readonly merchants?: readonly string[];
};

/**
 * What has to hold whatever happened, by the numbers of design/reliability.md: I1 an operation has at most one effect, I2 an effect
 * under our key means a success of ours (and the other way round), I3 what failed has no effect, I4 our amounts are the platform's,
 * I5 the sums fit and what is set aside is what is open, I6 the audit chain is whole and says once who asked for each operation,
 * I8 no company's rows are seen by another. An empty list is what a proof wants.
 */
export async function findViolations(world: World): Promise<Violation[]> {
  const oracle = await askOracle(world.platform, world.origin);
  const merchants =
    world.merchants ?? (await world.sql("select id from merchants")).map(({ id }) => String(id));
  const intents = await intentsOf(world.sql, merchants);
  return [
    ...(await effectsOfIntents(oracle, intents, world.underWay ?? false)),
    ...(await sameAsPlatform(world, oracle, merchants, intents)),
    ...(await sumsFit(world.sql, merchants)),
    ...(await toldOnce(world.sql, intents)),
    ...(await chainsAreWhole(world.sql, merchants)),
    ...(await findForeignRows(world.appUrl, merchants)),
  ];
}

type Intent = {
  id: string;
  kind: string;
  state: string;
  merchant: string;
  /** The person, or null where the portal asked by itself. */
  by: string | null;
  place: string;
};

/** Everything that the platform was asked to do: captures, refunds and cancellations, and payments to be made. */
async function intentsOf(sql: Sql, merchants: readonly string[]): Promise<Intent[]> {
  const rows = await sql(
    `select o.id, o.kind, o.state, o.merchant_id, o.created_by::text as by, p.reference
      from operations o join payments p on p.merchant_id = o.merchant_id and p.id = o.payment_id
      where not o.external and o.merchant_id = any ($1)
    union all select id, 'create', state, merchant_id, created_by, reference
      from payment_creations where merchant_id = any ($1)`,
    [merchants],
  );
  return rows.map((row) => ({
    ...{ id: String(row["id"]), kind: String(row["kind"]), state: String(row["state"]) },
    ...{ merchant: String(row["merchant_id"]), by: row["by"] === null ? null : String(row["by"]) },
    place: `${row["kind"]} ${row["id"]} of ${row["reference"]}`,
  }));
}

async function effectsOfIntents(oracle: Oracle, intents: Intent[], underWay: boolean): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { id, state, place } of intents) {
    const { length } = await oracle.effects(id);
    const open = state !== "succeeded" && state !== "failed";
    if (length > 1) found.push({ rule: "I1", place, what: `${length} effects` });
    if (state === "succeeded" && length === 0)
      found.push({ rule: "I2", place, what: "succeeded, no effect" });
    if (open && length > 0 && !underWay) found.push({ rule: "I2", place, what: `an effect, and ${state}` });
    if (state === "failed" && length > 0)
      found.push({ rule: "I3", place, what: `failed, ${length} effects` });
  }
  return found;
}

const SUMS = ["authorized", "captured", "refunded", "cancelled"] as const;

async function sameAsPlatform(
  { sql, elsewhere = () => false, underWay = false }: World,
  oracle: Oracle,
  merchants: readonly string[],
  intents: Intent[],
): Promise<Violation[]> {
  const ours = new Set(intents.map(({ id }) => id));
  const found: Violation[] = [];
  for (const row of await sql("select * from payments where merchant_id = any ($1)", [merchants])) {
    const place = `payment ${row["reference"]}`;
    const truth = await oracle.payment(String(row["msn"]), String(row["reference"]));
    if (!truth) {
      found.push({ rule: "I4", place, what: "the platform has no such payment" });
      continue;
    }
    // Who made a payment is told by its reference: shops make their own.
    for (const { name, key } of truth.events.filter((event) => event.name !== "CREATED"))
      if (key !== undefined && !ours.has(key) && !elsewhere(key))
        found.push({ rule: "I2", place, what: `${name} under ${key}, for which there is no intent` });
    const differs = SUMS.filter((sum) => Number(row[`${sum}_minor`]) !== truth[sum]);
    const said = differs.map((sum) => `${sum} ${row[`${sum}_minor`]}, there ${truth[sum]}`);
    if (row["state"] !== truth.state) said.push(`${row["state"]}, there ${truth.state}`);
    if (said.length > 0 && !underWay) found.push({ rule: "I4", place, what: said.join("; ") });
  }
  return found;
}

async function sumsFit(sql: Sql, merchants: readonly string[]): Promise<Violation[]> {
  const rows = await sql(
    `select p.reference, p.authorized_minor, p.captured_minor, p.refunded_minor, p.cancelled_minor,
        p.capture_reserved_minor, p.refund_reserved_minor, coalesce(o.captures, 0) as captures, coalesce(o.refunds, 0) as refunds
      from payments p left join (
        select merchant_id, payment_id, sum(amount_minor) filter (where kind = 'capture') as captures,
          sum(amount_minor) filter (where kind = 'refund') as refunds
        from operations where state in ('pending', 'sent', 'unknown', 'needs_review') group by 1, 2
      ) o on o.merchant_id = p.merchant_id and o.payment_id = p.id
      where p.merchant_id = any ($1) and (
        p.refunded_minor + p.refund_reserved_minor > p.captured_minor
        or (p.authorized_minor > 0 and p.captured_minor + p.capture_reserved_minor + p.cancelled_minor > p.authorized_minor)
        or (p.authorized_minor = 0 and p.captured_minor + p.capture_reserved_minor > 0)
        or p.capture_reserved_minor <> coalesce(o.captures, 0) or p.refund_reserved_minor <> coalesce(o.refunds, 0))`,
    [merchants],
  );
  return rows.map((row) => ({ rule: "I5", place: `payment ${row["reference"]}`, what: JSON.stringify(row) }));
}

/** Each intent stands once in the audit log, under the person who had it. */
async function toldOnce(sql: Sql, intents: Intent[]): Promise<Violation[]> {
  const rows = await sql(
    `select details->>'operation' as id, actor_kind, actor_id from audit_log
      where action like 'payment.%.requested' and details->>'operation' = any ($1)`,
    [intents.map(({ id }) => id)],
  );
  const told = new Map<string, Row[]>();
  for (const row of rows) told.set(String(row["id"]), [...(told.get(String(row["id"])) ?? []), row]);
  return intents.flatMap(({ id, by, place }) => {
    const said = told.get(id) ?? [];
    const other = said.filter((row) => row["actor_kind"] === "person" && row["actor_id"] !== by);
    if (said.length === 1 && other.length === 0) return [];
    return [{ rule: "I6", place, what: `${said.length} audit rows, ${other.length} under another person` }];
  });
}

async function chainsAreWhole(sql: Sql, merchants: readonly string[]): Promise<Violation[]> {
  const slugs = (await sql("select slug from merchants where id = any ($1)", [merchants])).map(
    ({ slug }) => slug,
  );
  const broken = (await verifyAudit()).filter(({ slug, brokenAt }) => brokenAt && slugs.includes(slug));
  return broken.map(({ slug, brokenAt }) => ({ rule: "I6", place: slug, what: `broken at row ${brokenAt}` }));
}
