type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

/** So many captures of 0.01 between the lines of the company's one settlement, as a shop sells in a good month. */
export async function plantReportRows(sql: Sql, merchantId: string, count: number): Promise<void> {
  await sql(
    `with moved as (update ledger_entries set position = 4 + $2 where merchant_id = $1 and topic = 'funds' and position = 4 returning *)
    insert into ledger_entries
    select merchant_id, ledger_id, topic, n, msn, ledger_date, happened_at, 'capture', n::text, 'order-' || n, currency, 1, n - 1, n
    from moved, generate_series(4, 3 + $2) n`,
    [merchantId, count],
  );
  await sql(
    `update settlements set position_to = 4 + $2, captured_minor = captured_minor + $2, paid_out_minor = paid_out_minor + $2
    where merchant_id = $1`,
    [merchantId, count],
  );
}
