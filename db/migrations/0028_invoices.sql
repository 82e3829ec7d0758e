CREATE TABLE "invoice_counters" (
	"merchant_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "invoice_counters_merchant_id_environment_pk" PRIMARY KEY("merchant_id","environment")
);
--> statement-breakpoint
CREATE TABLE "invoice_customers" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"phone_shared_at" timestamp with time zone,
	"address" text,
	"last_invoiced_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_customers_merchant_id_msn_key_pk" PRIMARY KEY("merchant_id","msn","key")
);
--> statement-breakpoint
CREATE TABLE "invoice_events" (
	"merchant_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "invoice_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"invoice_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "invoice_events_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoice_files" (
	"merchant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"pdf" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "invoice_files_merchant_id_invoice_id_pk" PRIMARY KEY("merchant_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"merchant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"vat_rate" integer NOT NULL,
	CONSTRAINT "invoice_lines_merchant_id_invoice_id_position_pk" PRIMARY KEY("merchant_id","invoice_id","position")
);
--> statement-breakpoint
CREATE TABLE "invoice_payments" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"payment_id" uuid,
	"amount_minor" bigint NOT NULL,
	"day" date NOT NULL,
	"note" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_payments_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "invoice_payments_once" UNIQUE("merchant_id","payment_id"),
	CONSTRAINT "invoice_payments_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"environment" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"number" integer,
	"token" text NOT NULL,
	"credit_of" uuid,
	"customer_name" text NOT NULL,
	"customer_phone" text,
	"customer_email" text,
	"customer_address" text,
	"locale" text NOT NULL,
	"message" text,
	"currency" char(3) NOT NULL,
	"total_minor" bigint NOT NULL,
	"vat_minor" bigint NOT NULL,
	"fee_minor" bigint DEFAULT 0 NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"due_day" date NOT NULL,
	"issued_day" date,
	"reference_kind" text NOT NULL,
	"reference" text,
	"bank_account" text,
	"reminds_alone" boolean DEFAULT false NOT NULL,
	"next_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoices_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "invoices_token" UNIQUE("token"),
	CONSTRAINT "invoices_numbered" CHECK ((state in ('draft', 'cancelled')) = (number is null)),
	CONSTRAINT "invoices_amounts" CHECK (total_minor > 0 and vat_minor >= 0 and fee_minor >= 0 and paid_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "invoice_counters" ADD CONSTRAINT "invoice_counters_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_events" ADD CONSTRAINT "invoice_events_merchant_id_invoice_id_invoices_merchant_id_id_fk" FOREIGN KEY ("merchant_id","invoice_id") REFERENCES "public"."invoices"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_files" ADD CONSTRAINT "invoice_files_merchant_id_invoice_id_invoices_merchant_id_id_fk" FOREIGN KEY ("merchant_id","invoice_id") REFERENCES "public"."invoices"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_merchant_id_invoice_id_invoices_merchant_id_id_fk" FOREIGN KEY ("merchant_id","invoice_id") REFERENCES "public"."invoices"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_payments" ADD CONSTRAINT "invoice_payments_merchant_id_invoice_id_invoices_merchant_id_id_fk" FOREIGN KEY ("merchant_id","invoice_id") REFERENCES "public"."invoices"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_merchant_id_credit_of_invoices_merchant_id_id_fk" FOREIGN KEY ("merchant_id","credit_of") REFERENCES "public"."invoices"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoice_events_of" ON "invoice_events" USING btree ("merchant_id","invoice_id","id");--> statement-breakpoint
CREATE INDEX "invoice_payments_of" ON "invoice_payments" USING btree ("merchant_id","invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("merchant_id","environment","number");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_one_credit" ON "invoices" USING btree ("merchant_id","credit_of");--> statement-breakpoint
CREATE INDEX "invoices_newest" ON "invoices" USING btree ("merchant_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "invoices_open" ON "invoices" USING btree ("merchant_id","environment","due_day") WHERE state in ('sent', 'seen', 'partly_paid');--> statement-breakpoint
CREATE INDEX "invoices_due_work" ON "invoices" USING btree ("next_at") WHERE next_at is not null;