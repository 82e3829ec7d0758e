/** The sandbox's own tables, made at each start where they are missing. Instants are milliseconds since 1970. */
export const PG_TABLES = `
  create table if not exists settings (name text primary key, value text not null);
  create table if not exists sales_units (msn text primary key, doc jsonb not null);
  create table if not exists payments (
    msn text not null,
    reference text not null,
    token text,
    customer_phone text,
    due_at bigint,
    created_at bigint not null,
    doc jsonb not null,
    primary key (msn, reference)
  );
  create index if not exists payments_token on payments (token) where token is not null;
  create index if not exists payments_phone on payments (customer_phone, created_at) where customer_phone is not null;
  create index if not exists payments_due on payments (due_at) where due_at is not null;
  create index if not exists payments_sub on payments (msn, (doc #>> '{approval,sub}'))
    where doc #>> '{approval,sub}' is not null;
  create table if not exists answers (
    msn text not null,
    operation text not null,
    key text not null,
    doc jsonb not null,
    primary key (msn, operation, key)
  );
  create index if not exists answers_key on answers (key);
  create table if not exists registrations (
    id text primary key,
    msn text not null,
    created_at bigint not null,
    doc jsonb not null
  );
  create index if not exists registrations_msn on registrations (msn);
  create table if not exists deliveries (
    seq bigint generated always as identity primary key,
    registration_id text not null,
    msn text not null,
    reference text not null,
    state text not null,
    next_attempt_at bigint not null,
    doc jsonb not null
  );
  create index if not exists deliveries_open on deliveries (registration_id, msn, reference, seq) where state = 'open';
  create index if not exists deliveries_payment on deliveries (msn, reference);
  create table if not exists mail (
    id bigint generated always as identity primary key,
    mark text not null unique,
    words text not null,
    doc jsonb not null
  );
  create table if not exists orders (
    id text primary key,
    seq bigint generated always as identity,
    doc jsonb not null
  );
  create table if not exists order_details (
    msn text not null,
    payment_type text not null,
    order_id text not null,
    doc jsonb not null,
    primary key (msn, payment_type, order_id)
  );
  create index if not exists order_details_order on order_details (msn, order_id);
  create index if not exists order_details_categories on order_details using gin ((doc -> 'categories') jsonb_path_ops);
  create table if not exists order_images (
    msn text not null,
    image_id text not null,
    type text not null,
    bytes bytea not null,
    primary key (msn, image_id)
  );
  create table if not exists codes (
    token text primary key,
    seq bigint generated always as identity,
    msn text not null,
    space text not null,
    kind text not null,
    id text not null,
    doc jsonb not null,
    unique (space, kind, id)
  );
  create index if not exists codes_msn on codes (msn, kind);
  create table if not exists ledgers (msn text primary key, generation integer not null default 1, doc jsonb);
  create table if not exists movements (
    id bigint generated always as identity primary key,
    msn text not null,
    at bigint not null,
    booked boolean not null default false,
    doc jsonb not null
  );
  create index if not exists movements_waiting on movements (msn, at, id) where not booked;
  create table if not exists ledger_entries (
    msn text not null,
    topic text not null,
    seq bigint not null,
    ledger_date text not null,
    doc jsonb not null,
    primary key (msn, topic, seq)
  );
  create index if not exists ledger_entries_date on ledger_entries (msn, topic, ledger_date, seq);
  create index if not exists ledger_entries_payouts on ledger_entries (msn, seq)
    where doc ->> 'entryType' = 'payout-scheduled';
  create index if not exists ledger_entries_aborted on ledger_entries (msn)
    where doc ->> 'entryType' = 'payout-aborted';
  create table if not exists requests (id bigint primary key, doc jsonb not null);
`;
