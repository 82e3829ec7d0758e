import type { ExportedList } from "@/lib/domain/list-export";

type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** Amount of the row with this number (from 1), in minor units. */
export const amountOf = (number: number): number => number * 10_101;

const AMOUNT = "n * 10101";

/** English titles of the columns in which the texts stand, and of the one with the amounts of `amountOf`. */
export const WHERE: Readonly<Record<ExportedList, { texts: readonly string[]; amount: string | null }>> = {
  transactions: { texts: ["Message", "Customer"], amount: "Amount" },
  requests: { texts: ["Message", "Own reference"], amount: "Amount" },
  links: { texts: ["Title"], amount: "Price" },
  codes: { texts: ["Leads to", "Folder", "Location"], amount: null },
  invoices: { texts: ["Customer"], amount: "Total" },
  settlements: { texts: ["Bank reference"], amount: "Paid out" },
  settlement_lines: { texts: ["Reference", "PSP reference"], amount: "Amount" },
  members: { texts: ["Name", "E-mail"], amount: null },
  audit: { texts: ["Who"], amount: null },
  units: { texts: ["Name", "Location"], amount: null },
};

const ROWS = "from unnest($3::text[]) with ordinality as x(t, n)";
const AT = "timestamptz '2026-11-16 11:00Z' + n * interval '1 s'";

/** A row for each text in every list of a company, past every rule: what the portal keeps must be a file, however it came there. */
const STATEMENTS = [
  `insert into payments (merchant_id, id, msn, reference, description, customer_name, status, channel, currency, amount_minor,
    authorized_minor, captured_minor, created_at, state, environment)
  select $1::uuid, gen_random_uuid(), $2::text, 'order-' || n, t, t, 'captured', 'online', 'NOK', ${AMOUNT}, ${AMOUNT}, ${AMOUNT}, ${AT},
    'AUTHORIZED', 'production' ${ROWS}`,
  `insert into payment_requests (merchant_id, id, msn, environment, phone, amount_minor, currency, message, own_reference, vat_rate,
    send_key, fingerprint, created_by, created_at)
  select $1::uuid, gen_random_uuid(), $2::text, 'production', '4790000001', ${AMOUNT}, 'NOK', t, t, 0, gen_random_uuid(), 'f' || n,
    gen_random_uuid(), ${AT} ${ROWS}`,
  `insert into payment_links (merchant_id, id, msn, environment, token, title, currency, price_minor, suggestions, fields, shipping,
    created_by, created_at)
  select $1::uuid, gen_random_uuid(), $2::text, 'production', 'token-' || n, t, 'NOK', ${AMOUNT}, '[]', '[]', '[]', 'x', ${AT} ${ROWS}`,
  `insert into qr_codes (merchant_id, id, msn, kind, platform_id, target, folder, place, state, created_at)
  select $1::uuid, gen_random_uuid(), $2::text, 'redirect', 'code-' || n, t, t, t, 'live', ${AT} ${ROWS}`,
  `insert into invoices (merchant_id, id, msn, environment, kind, state, token, customer_name, locale, currency, total_minor, vat_minor,
    due_day, reference_kind, created_by, created_at, changed_at)
  select $1::uuid, gen_random_uuid(), $2::text, 'production', 'invoice', 'draft', 'invoice-' || n, t, 'en', 'NOK', ${AMOUNT}, 0,
    '2026-12-24', 'kid_mod10', 'x', ${AT}, ${AT} ${ROWS}`,
  `insert into ledgers (merchant_id, id, msn, currency) values ($1::uuid, '9000', $2::text, coalesce(($3::text[])[0], 'NOK'))`,
  `insert into ledger_entries (merchant_id, ledger_id, topic, position, msn, ledger_date, happened_at, entry_type, reference, psp_reference,
    currency, amount_minor, balance_before_minor, balance_after_minor)
  select $1::uuid, '9000', 'funds', n, $2::text, '2026-11-16', ${AT}, 'capture', t, t, 'NOK', ${AMOUNT}, 0, ${AMOUNT} ${ROWS}`,
  `insert into settlements (merchant_id, ledger_id, number, msn, currency, period_from, period_to, payout_date, opening_minor,
    captured_minor, refunded_minor, fees_minor, corrected_minor, paid_out_minor, closing_minor, position_from, position_to, break_count,
    bank_reference, state, scheduled_at)
  select $1::uuid, '9000', 2000000 + n, $2::text, 'NOK', '2026-11-16', '2026-11-16', '2026-11-18', 0, ${AMOUNT}, 0, 0, 0, ${AMOUNT}, 0,
    case when n = 1 then 1 else 1000 + n end, 999 + n, 0, t, 'scheduled', ${AT} ${ROWS}`,
  `with people as (insert into users (id, name, country) select gen_random_uuid(), t, 'NO' ${ROWS} where $2::text <> '' returning id, name)
  insert into memberships (merchant_id, user_id, email, accepted_at) select $1::uuid, id, name, now() from people`,
  `insert into audit_log (merchant_id, seq, at, actor_kind, actor_id, action, subject, details, previous_hash, hash)
  select $1::uuid, 1000 + row_number() over (), now(), 'person', id::text, 'note.written', 'payment:x', '{}', 'x', 'x'
  from users where name = any ($3::text[]) and $2::text <> ''`,
  `insert into sales_units (merchant_id, msn, name, location, kind, environment, currency)
  select $1::uuid, (880000 + n)::text, t, t, 'online', 'production', case when $2::text <> '' then 'NOK' end ${ROWS}`,
];

export async function plantHostile(
  sql: Sql,
  place: { readonly merchantId: string; readonly msn: string },
  texts: readonly string[],
): Promise<void> {
  await sql("set session_replication_role = replica");
  for (const statement of STATEMENTS) await sql(statement, [place.merchantId, place.msn, texts]);
  await sql("set session_replication_role = origin");
}
