type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

/** Many payments of one sales unit at once, past every trigger: for lists that are long, not for sums that the portal keeps. */
export async function plantPayments(
  sql: Sql,
  { merchantId, msn, count }: { merchantId: string; msn: string; count: number },
): Promise<void> {
  await sql("set session_replication_role = replica");
  await sql(
    `insert into payments (merchant_id, id, msn, reference, description, customer_name, status, channel, currency, amount_minor, authorized_minor,
      captured_minor, created_at, state, environment)
    select $1, gen_random_uuid(), $2, 'order-' || lpad(n::text, 8, '0'), 'Kaffe nr. ' || n, 'Åse Ødegård', 'captured', 'online', 'NOK',
      n, n, n, timestamptz '2026-01-01 00:00Z' + n * interval '1 second', 'AUTHORIZED', 'production'
    from generate_series(1, $3::int) n`,
    [merchantId, msn, count],
  );
  await sql("set session_replication_role = origin");
}
