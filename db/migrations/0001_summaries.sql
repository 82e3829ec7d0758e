CREATE TABLE "payment_days" (
	"merchant_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"day" date NOT NULL,
	"msn" text NOT NULL,
	"status" text NOT NULL,
	"currency" char(3) NOT NULL,
	"payments" integer DEFAULT 0 NOT NULL,
	"authorized_minor" bigint DEFAULT 0 NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "payment_days_merchant_id_environment_day_msn_status_currency_pk" PRIMARY KEY("merchant_id","environment","day","msn","status","currency")
);
--> statement-breakpoint
CREATE TABLE "payment_totals" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"environment" text NOT NULL,
	"status" text NOT NULL,
	"payments" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "payment_totals_merchant_id_msn_environment_status_pk" PRIMARY KEY("merchant_id","msn","environment","status")
);
--> statement-breakpoint
ALTER TABLE "payment_days" ADD CONSTRAINT "payment_days_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_totals" ADD CONSTRAINT "payment_totals_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Adds `sign` (1 or -1) times a payment to the two summaries. The old side is always taken away before the new one is added,
-- and statuses only move forward, so that two payments of one sales unit never wait for each other in a circle.
CREATE FUNCTION summarise_payment(p payments, sign integer) RETURNS void LANGUAGE sql SET search_path = public AS $$
  insert into payment_totals as t (merchant_id, msn, environment, status, payments)
    values (p.merchant_id, p.msn, p.environment, p.status, sign)
    on conflict (merchant_id, msn, environment, status) do update set payments = t.payments + excluded.payments;
  insert into payment_days as d (merchant_id, environment, day, msn, status, currency, payments, authorized_minor, captured_minor, refunded_minor)
    select p.merchant_id, p.environment, (p.created_at at time zone m.time_zone)::date, p.msn, p.status, p.currency,
      sign, sign * p.authorized_minor, sign * p.captured_minor, sign * p.refunded_minor
    from merchants m where m.id = p.merchant_id
    on conflict (merchant_id, environment, day, msn, status, currency) do update set
      payments = d.payments + excluded.payments,
      authorized_minor = d.authorized_minor + excluded.authorized_minor,
      captured_minor = d.captured_minor + excluded.captured_minor,
      refunded_minor = d.refunded_minor + excluded.refunded_minor;
$$;--> statement-breakpoint
CREATE FUNCTION summarise_payments() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
begin
  if tg_op <> 'INSERT' then perform summarise_payment(old, -1); end if;
  if tg_op <> 'DELETE' then perform summarise_payment(new, 1); end if;
  return null;
end $$;--> statement-breakpoint
CREATE TRIGGER payments_summarised AFTER INSERT OR DELETE ON payments FOR EACH ROW EXECUTE FUNCTION summarise_payments();--> statement-breakpoint
CREATE TRIGGER payments_summarised_again AFTER UPDATE ON payments FOR EACH ROW
  WHEN ((old.status, old.authorized_minor, old.captured_minor, old.refunded_minor, old.created_at)
    IS DISTINCT FROM (new.status, new.authorized_minor, new.captured_minor, new.refunded_minor, new.created_at))
  EXECUTE FUNCTION summarise_payments();
