CREATE TABLE "ledger_entries" (
	"merchant_id" uuid NOT NULL,
	"ledger_id" text NOT NULL,
	"topic" text NOT NULL,
	"position" bigint NOT NULL,
	"msn" text NOT NULL,
	"ledger_date" date NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"entry_type" text NOT NULL,
	"psp_reference" text,
	"reference" text,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"balance_before_minor" bigint NOT NULL,
	"balance_after_minor" bigint NOT NULL,
	CONSTRAINT "ledger_entries_merchant_id_ledger_id_topic_position_pk" PRIMARY KEY("merchant_id","ledger_id","topic","position")
);
--> statement-breakpoint
CREATE TABLE "ledger_syncs" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"synced_at" timestamp with time zone,
	"failure" text,
	"failing_since" timestamp with time zone,
	CONSTRAINT "ledger_syncs_merchant_id_msn_pk" PRIMARY KEY("merchant_id","msn")
);
--> statement-breakpoint
CREATE TABLE "ledgers" (
	"merchant_id" uuid NOT NULL,
	"id" text NOT NULL,
	"msn" text NOT NULL,
	"currency" char(3) NOT NULL,
	"account" text,
	"funds_cursor" text,
	"fees_cursor" text,
	"funds_count" bigint DEFAULT 0 NOT NULL,
	"fees_count" bigint DEFAULT 0 NOT NULL,
	"complete_at" timestamp with time zone,
	"matched_position" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ledgers_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"merchant_id" uuid NOT NULL,
	"ledger_id" text NOT NULL,
	"number" text NOT NULL,
	"msn" text NOT NULL,
	"currency" char(3) NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"payout_date" date NOT NULL,
	"opening_minor" bigint NOT NULL,
	"captured_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	"fees_minor" bigint NOT NULL,
	"corrected_minor" bigint NOT NULL,
	"paid_out_minor" bigint NOT NULL,
	"closing_minor" bigint NOT NULL,
	"position_from" bigint NOT NULL,
	"position_to" bigint NOT NULL,
	"break_count" bigint NOT NULL,
	"bank_reference" text,
	"account" text,
	"state" text NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "settlements_merchant_id_ledger_id_number_pk" PRIMARY KEY("merchant_id","ledger_id","number")
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_syncs" ADD CONSTRAINT "ledger_syncs_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledgers" ADD CONSTRAINT "ledgers_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_of_payment" ON "ledger_entries" USING btree ("merchant_id","msn","reference");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_psp" ON "ledger_entries" USING btree ("merchant_id","ledger_id","psp_reference");--> statement-breakpoint
CREATE INDEX "ledger_syncs_due" ON "ledger_syncs" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "settlements_newest" ON "settlements" USING btree ("merchant_id","scheduled_at","ledger_id","number");--> statement-breakpoint
CREATE INDEX "settlements_of_unit" ON "settlements" USING btree ("merchant_id","msn","scheduled_at","number");--> statement-breakpoint
CREATE INDEX "settlements_to_come" ON "settlements" USING btree ("merchant_id","payout_date");