import type { Client } from "pg";

/**
 * Row security and rights, made anew after every migration from what the catalogue says, so that a new table cannot be forgotten.
 * Runs as the owner, who holds no policy: with row security forced, even the owner sees no tenant's rows.
 */
export async function secureDatabase(owner: Client): Promise<void> {
  for (const table of await tablesOf(owner)) await owner.query(protect(table));
  await owner.query(RIGHTS);
}

type Table = { name: string; tenant: boolean; unit: "none" | "always" | "maybe" };

async function tablesOf(owner: Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.relname as name,
      bool_or(a.attname = 'merchant_id') as tenant,
      coalesce(max(case when a.attname = 'msn' then case when a.attnotnull then 'always' else 'maybe' end end), 'none') as unit
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') group by c.relname`);
  return rows;
}

// The settings are read once per statement (a sub-select becomes an init plan), so the policy costs no more than a parameter.
const MERCHANT = "(select nullif(current_setting('app.merchant_id', true), '')::uuid)";
const REACH = "(select current_setting('app.sales_units', true))";
const WITHIN_REACH = `(${REACH} = '*' or msn = any (string_to_array(${REACH}, ',')))`;

function protect({ name, tenant, unit }: Table): string {
  const condition = tenant ? tenantCondition(unit) : GLOBAL_TABLES[name];
  return `
    alter table "${name}" enable row level security;
    alter table "${name}" force row level security;
    drop policy if exists tenant on "${name}";
    drop policy if exists directory on "${name}";
    drop policy if exists backup on "${name}";
    create policy directory on "${name}" to portal_directory using (true) with check (true);
    create policy backup on "${name}" for select to portal_backup using (true);
    ${condition ? `create policy tenant on "${name}" to portal_app, portal_worker using (${condition}) with check (${condition});` : ""}`;
}

function tenantCondition(unit: Table["unit"]): string {
  const merchant = `merchant_id = ${MERCHANT}`;
  if (unit === "none") return merchant;
  return unit === "always"
    ? `${merchant} and ${WITHIN_REACH}`
    : `${merchant} and (msn is null or ${WITHIN_REACH})`;
}

/** Tables without a merchant: what a tenant's transaction may see of them. What is not named here only the directory sees. */
const GLOBAL_TABLES: Record<string, string> = {
  merchants: `id = ${MERCHANT}`,
  notification_choices: "exists (select 1 from memberships m where m.user_id = notification_choices.user_id)",
  users: "exists (select 1 from memberships m where m.user_id = users.id)",
};

const RIGHTS = `
  revoke create on schema public from public;
  grant usage on schema public to portal_app, portal_worker, portal_directory, portal_backup;
  revoke all on all tables in schema public from portal_app, portal_worker, portal_directory;
  grant select, insert, update, delete on all tables in schema public to portal_app, portal_worker;
  grant usage on all sequences in schema public to portal_app, portal_worker;
  revoke insert, update, delete on users, merchants from portal_app, portal_worker;
  revoke select on users from portal_app, portal_worker;
  revoke insert, update, delete on notification_choices from portal_app, portal_worker;
  grant select (id, name, country, email, phone, locale, disabled_at, last_sign_in_at) on users to portal_app, portal_worker;
  revoke all on sessions, rate_limits from portal_app, portal_worker;
  revoke all on totp_factors, recovery_codes, passkeys, passkey_challenges from portal_app, portal_worker;
  revoke update, delete on audit_log from portal_app, portal_worker;
  grant select on all tables in schema public to portal_backup;
  revoke insert on recoveries, recovery_payments from portal_app, portal_worker;

  grant select on merchants, memberships, grants, own_roles, member_groups, group_members, group_grants, held_grants to portal_directory;
  grant select on users, webhook_registrations to portal_directory;
  grant insert on merchants, users, memberships, grants to portal_directory;
  grant update on users to portal_directory;
  grant select, insert, update, delete on totp_factors, recovery_codes, passkeys, passkey_challenges to portal_directory;
  grant select, insert, update, delete on sessions, rate_limits, notification_choices to portal_directory;
  grant delete on notifications to portal_directory;
  grant select (created_at) on notifications to portal_directory;
  grant select (merchant_id, id, msn, state, next_at, lease_until, payment_id) on operations to portal_directory;
  grant select on payments to portal_directory;
  grant select (merchant_id, id, state, next_at, lease_until) on payment_creations to portal_directory;
  grant select (merchant_id, id, msn, send_at, remind_at) on payment_requests to portal_directory;
  grant select (merchant_id, id, msn, reference, applied_at, received_at, attempts, body), update (body) on webhook_inbox to portal_directory;
  grant select (merchant_id, msn, status, environment) on sales_units to portal_directory;
  grant select (merchant_id, msn, next_at) on ledger_syncs, reconciliations to portal_directory;
  grant select (merchant_id, msn, id) on figure_changes to portal_directory;
  grant select (merchant_id, owner, name) on secrets to portal_directory;
  grant select (merchant_id, msn, checked_at, replace_asked_at, failure, wait_until) on unit_connections to portal_directory;
  grant select (merchant_id, id, asked_at, done_at) on key_changes to portal_directory;
  grant select (merchant_id, id, state, next_at, created_at) on mail_outbox to portal_directory;
  grant select (merchant_id, id, state, changed_at) on product_orders to portal_directory;
  grant select (merchant_id, id, kind, state, created_at) on unit_requests to portal_directory;
  grant select (merchant_id, id, msn, token) on payment_links to portal_directory;
  grant select (merchant_id, id, msn, reference, state, to_capture, created_at) on link_orders to portal_directory;
  grant select (merchant_id, id, msn, token, next_at) on invoices to portal_directory;
  grant delete, select (created_at) on invoice_uploads to portal_directory;
  grant select (merchant_id, id, next_at) on report_subscriptions, report_deliveries to portal_directory;
  grant insert, delete on mail_outbox to portal_directory;
  grant select (merchant_id, id, state, next_at, expires_at) on exports to portal_directory;
  grant select (merchant_id, id, next_at) on qr_codes to portal_directory;
  grant select (merchant_id, ended_at) on recoveries to portal_directory;
  grant select on audit_heads to portal_directory;
  grant select (scanned_at, token), update (token) on qr_scans to portal_directory;

  -- The searches run with the directory's sight and the caller's bounds, the sign-in with sight of one person; nobody else may own them.
  do $$ declare f record; begin
    for f in select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner
      where p.proname in ('search_payments', 'count_found', 'companies_of', 'who_is_signed_in') and r.rolname = current_user loop
      grant create on schema public to portal_directory;
      execute format('alter function %I owner to portal_directory', f.proname);
      revoke create on schema public from portal_directory;
    end loop;
  end $$;
  set role portal_directory;
  grant execute on function search_payments, count_found to portal_app, portal_worker;
  revoke execute on function companies_of, who_is_signed_in from public;
  grant execute on function companies_of, who_is_signed_in to portal_app;
  grant execute on function companies_of to portal_worker;
  reset role;

  create or replace function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is only ever added to'; end $$;
  create or replace trigger audit_log_insert_only before update or delete or truncate on audit_log
    execute function refuse_change();`;
