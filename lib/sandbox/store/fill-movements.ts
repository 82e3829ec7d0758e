import type { PoolClient } from "pg";

const DONE = "movements-filled";

/** A database from before there were ledgers: the captures and refunds of its payments, once. */
export async function fillMovements(client: PoolClient): Promise<void> {
  const marked = await client.query("insert into settings values ($1, 'yes') on conflict do nothing", [DONE]);
  if (marked.rowCount === 0) return;
  await client.query(`
    insert into movements (msn, at, doc)
    select msn, (event ->> 'at')::bigint, jsonb_build_object(
      'msn', msn, 'at', event -> 'at', 'topic', 'funds', 'reference', reference, 'pspReference', event -> 'pspReference',
      'entryType', case event ->> 'name' when 'CAPTURED' then 'capture' else 'refund' end,
      'amount', (event ->> 'amount')::bigint * case event ->> 'name' when 'CAPTURED' then 1 else -1 end)
    from payments, jsonb_array_elements(doc -> 'events') as event
    where event ->> 'name' in ('CAPTURED', 'REFUNDED') and (event ->> 'success')::boolean
    order by (event ->> 'at')::bigint`);
}
