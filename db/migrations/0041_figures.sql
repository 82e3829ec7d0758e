CREATE TABLE "fee_days" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"day" date NOT NULL,
	"currency" char(3) NOT NULL,
	"fees" bigint DEFAULT 0 NOT NULL,
	"fees_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "fee_days_merchant_id_day_msn_currency_pk" PRIMARY KEY("merchant_id","day","msn","currency")
);
--> statement-breakpoint
CREATE TABLE "figure_changes" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "figure_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hour" timestamp with time zone,
	"fee_day" date,
	CONSTRAINT "figure_changes_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "figure_days" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"currency" char(3) NOT NULL,
	"requested" bigint DEFAULT 0 NOT NULL,
	"requested_minor" bigint DEFAULT 0 NOT NULL,
	"approved" bigint DEFAULT 0 NOT NULL,
	"approved_minor" bigint DEFAULT 0 NOT NULL,
	"paid" bigint DEFAULT 0 NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"rejected" bigint DEFAULT 0 NOT NULL,
	"expired" bigint DEFAULT 0 NOT NULL,
	"withdrawn" bigint DEFAULT 0 NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"authorisations" bigint DEFAULT 0 NOT NULL,
	"authorised_minor" bigint DEFAULT 0 NOT NULL,
	"sales" bigint DEFAULT 0 NOT NULL,
	"captures" bigint DEFAULT 0 NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunds" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"cancels" bigint DEFAULT 0 NOT NULL,
	"cancelled_minor" bigint DEFAULT 0 NOT NULL,
	"expiries" bigint DEFAULT 0 NOT NULL,
	"expired_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "figure_days_merchant_id_day_msn_channel_currency_pk" PRIMARY KEY("merchant_id","day","msn","channel","currency")
);
--> statement-breakpoint
CREATE TABLE "figure_hours" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"currency" char(3) NOT NULL,
	"requested" bigint DEFAULT 0 NOT NULL,
	"requested_minor" bigint DEFAULT 0 NOT NULL,
	"approved" bigint DEFAULT 0 NOT NULL,
	"approved_minor" bigint DEFAULT 0 NOT NULL,
	"paid" bigint DEFAULT 0 NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"rejected" bigint DEFAULT 0 NOT NULL,
	"expired" bigint DEFAULT 0 NOT NULL,
	"withdrawn" bigint DEFAULT 0 NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"authorisations" bigint DEFAULT 0 NOT NULL,
	"authorised_minor" bigint DEFAULT 0 NOT NULL,
	"sales" bigint DEFAULT 0 NOT NULL,
	"captures" bigint DEFAULT 0 NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunds" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"cancels" bigint DEFAULT 0 NOT NULL,
	"cancelled_minor" bigint DEFAULT 0 NOT NULL,
	"expiries" bigint DEFAULT 0 NOT NULL,
	"expired_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "figure_hours_merchant_id_msn_hour_channel_currency_pk" PRIMARY KEY("merchant_id","msn","hour","channel","currency")
);
--> statement-breakpoint
CREATE TABLE "figure_slots" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"month" date NOT NULL,
	"weekday" smallint NOT NULL,
	"hour_of_day" smallint NOT NULL,
	"channel" text NOT NULL,
	"currency" char(3) NOT NULL,
	"sales" bigint DEFAULT 0 NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "figure_slots_pk" PRIMARY KEY("merchant_id","month","msn","weekday","hour_of_day","channel","currency")
);
--> statement-breakpoint
ALTER TABLE "fee_days" ADD CONSTRAINT "fee_days_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_changes" ADD CONSTRAINT "figure_changes_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_days" ADD CONSTRAINT "figure_days_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_hours" ADD CONSTRAINT "figure_hours_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_slots" ADD CONSTRAINT "figure_slots_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "figure_changes_of_unit" ON "figure_changes" USING btree ("merchant_id","msn","id");--> statement-breakpoint
CREATE INDEX "payment_events_by_time" ON "payment_events" USING btree ("merchant_id","msn","at");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_day" ON "ledger_entries" USING btree ("merchant_id","msn","topic","ledger_date");--> statement-breakpoint
-- Which hours have to be counted anew. Rows are only added here and taken away by who counts, so that writers never wait for
-- each other; a row is seen together with the change that it is about, or not at all.
CREATE FUNCTION figure_hour(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  select date_bin('1 hour', at, timestamptz '2000-01-01 00:00:00+00')
$$;--> statement-breakpoint
CREATE FUNCTION mark_payments() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
begin
  insert into figure_changes (merchant_id, msn, hour)
    select distinct merchant_id, msn, figure_hour(created_at) from changed;
  return null;
end $$;--> statement-breakpoint
CREATE FUNCTION mark_changed_payment() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
begin
  insert into figure_changes (merchant_id, msn, hour)
    select new.merchant_id, new.msn, figure_hour(new.created_at)
    union select old.merchant_id, old.msn, figure_hour(old.created_at)
    union select e.merchant_id, e.msn, figure_hour(e.at) from payment_events e
      where e.merchant_id = new.merchant_id and e.payment_id = new.id and new.channel <> old.channel;
  return null;
end $$;--> statement-breakpoint
-- Of a payment's captures the first one counts as the sale: an earlier one that comes late takes that from another hour.
CREATE FUNCTION mark_events() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
begin
  insert into figure_changes (merchant_id, msn, hour)
    select merchant_id, msn, figure_hour(at) from changed
    union select e.merchant_id, e.msn, figure_hour(e.at) from changed c join payment_events e
      on e.merchant_id = c.merchant_id and e.payment_id = c.payment_id and e.name = 'CAPTURED'
      where c.name = 'CAPTURED';
  return null;
end $$;--> statement-breakpoint
CREATE FUNCTION mark_changed_events() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
begin
  insert into figure_changes (merchant_id, msn, hour)
    select merchant_id, msn, figure_hour(at) from (select * from before_change union all select * from after_change) c
    union select e.merchant_id, e.msn, figure_hour(e.at) from after_change c join payment_events e
      on e.merchant_id = c.merchant_id and e.payment_id = c.payment_id and e.name = 'CAPTURED';
  return null;
end $$;--> statement-breakpoint
CREATE FUNCTION mark_fees() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
begin
  insert into figure_changes (merchant_id, msn, fee_day)
    select distinct merchant_id, msn, ledger_date from changed where topic = 'fees';
  return null;
end $$;--> statement-breakpoint
CREATE TRIGGER payments_marked AFTER INSERT ON payments
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_payments();--> statement-breakpoint
CREATE TRIGGER payments_unmade_marked AFTER DELETE ON payments
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_payments();--> statement-breakpoint
CREATE TRIGGER payments_changed_marked AFTER UPDATE ON payments FOR EACH ROW
  WHEN ((old.status, old.amount_minor, old.authorized_minor, old.captured_minor, old.channel, old.created_at)
    IS DISTINCT FROM (new.status, new.amount_minor, new.authorized_minor, new.captured_minor, new.channel, new.created_at))
  EXECUTE FUNCTION mark_changed_payment();--> statement-breakpoint
CREATE TRIGGER payment_events_marked AFTER INSERT ON payment_events
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_events();--> statement-breakpoint
CREATE TRIGGER payment_events_unmade_marked AFTER DELETE ON payment_events
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_events();--> statement-breakpoint
CREATE TRIGGER payment_events_changed_marked AFTER UPDATE ON payment_events
  REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_events();--> statement-breakpoint
CREATE TRIGGER ledger_entries_marked AFTER INSERT ON ledger_entries
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_fees();--> statement-breakpoint
CREATE TRIGGER ledger_entries_unmade_marked AFTER DELETE ON ledger_entries
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_fees();--> statement-breakpoint
-- What is there already is counted by the worker as well. Row security hides every row from the owner while it is forced;
-- it is forced again by the end of the migration.
ALTER TABLE payments NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE payment_events NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE ledger_entries NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO figure_changes (merchant_id, msn, hour)
  select merchant_id, msn, figure_hour(created_at) from payments
  union select merchant_id, msn, figure_hour(at) from payment_events;--> statement-breakpoint
INSERT INTO figure_changes (merchant_id, msn, fee_day)
  select distinct merchant_id, msn, ledger_date from ledger_entries where topic = 'fees';--> statement-breakpoint
ALTER TABLE payments FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE payment_events FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE ledger_entries FORCE ROW LEVEL SECURITY;
