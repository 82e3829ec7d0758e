import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { Asked } from "./figure-repository";

/** One capture or refund. The amount is in minor units. */
export type MovementRow = {
  readonly at: Date;
  readonly paymentId: string;
  readonly reference: string;
  readonly msn: string;
  readonly channel: string;
  readonly amountMinor: number;
  /** Its place in the list. */
  readonly place: Place;
};

/** Time to the microsecond as the database writes it, payment and platform reference. */
export type Place = readonly [at: string, payment: string, pspReference: string];

export type Wanted = Asked & {
  readonly kind: "captured" | "refunded";
  readonly currency: string;
  readonly weekday?: number | undefined;
  readonly hour?: number | undefined;
};

const NAMES = { captured: "CAPTURED", refunded: "REFUNDED" } as const;

/** The newest first. Each sales unit is read along its own index on time, so a long period costs no more than a short one. */
export async function listMovementRows(
  tx: ReadTx,
  wanted: Wanted,
  after: Place | undefined,
  most: number,
): Promise<MovementRow[]> {
  const { rows } = await tx.execute<Record<string, string>>(sql`
    select m.* from unnest(${`{${wanted.msns.join(",")}}`}::text[]) as u (msn) cross join lateral (
      select e.at::text as at, extract(epoch from e.at) * 1000 as ms, e.at as moment, e.payment_id, e.psp_reference, e.msn,
        e.amount_minor, p.reference, p.channel
      from payment_events e join payments p on p.merchant_id = e.merchant_id and p.id = e.payment_id
      where e.msn = u.msn and ${conditions(wanted)} and ${beyond(after)}
      order by e.at desc, e.payment_id desc, e.psp_reference desc limit ${most}
    ) m order by m.moment desc, m.payment_id desc, m.psp_reference desc limit ${most}`);
  return rows.map((row) => ({
    at: new Date(Math.floor(Number(row["ms"]))),
    ...{ paymentId: row["payment_id"] ?? "", reference: row["reference"] ?? "", msn: row["msn"] ?? "" },
    ...{ channel: row["channel"] ?? "", amountMinor: Number(row["amount_minor"]) },
    place: [row["at"] ?? "", row["payment_id"] ?? "", row["psp_reference"] ?? ""],
  }));
}

function beyond(after: Place | undefined): SQL {
  if (!after) return sql`true`;
  const [at, payment, psp] = after;
  // The first half is what the index is walked by.
  return sql`e.at <= ${at}::timestamptz
    and (e.at, e.payment_id, e.psp_reference) < (${at}::timestamptz, ${payment}::uuid, ${psp})`;
}

function conditions({ from, to, timeZone, kind, currency, channel, weekday, hour }: Wanted): SQL {
  const local = sql`e.at at time zone ${timeZone}`;
  const all = [
    sql`e.at >= (${from}::date)::timestamp at time zone ${timeZone}`,
    sql`e.at < (${to}::date + 1)::timestamp at time zone ${timeZone}`,
    sql`e.name = ${NAMES[kind]} and e.success and e.currency = ${currency}`,
    ...(channel ? [sql`p.channel = ${channel}`] : []),
    ...(weekday ? [sql`extract(isodow from ${local}) = ${weekday}`] : []),
    ...(hour === undefined ? [] : [sql`extract(hour from ${local}) = ${hour}`]),
  ];
  return sql.join(all, sql` and `);
}
