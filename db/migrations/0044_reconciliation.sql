CREATE TABLE "bank_files" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"sha256" char(64) NOT NULL,
	"statements" jsonb NOT NULL,
	"known_lines" integer NOT NULL,
	"other_lines" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bank_files_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "bank_files_once" UNIQUE("merchant_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "bank_lines" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"statement_id" text NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"day" date NOT NULL,
	"text" text NOT NULL,
	"mark" text,
	"fingerprint" char(64) NOT NULL,
	"ledger_id" text,
	"settlement_number" text,
	"matched_how" text,
	"matched_by" uuid,
	"matched_at" timestamp with time zone,
	"left_alone" timestamp with time zone,
	CONSTRAINT "bank_lines_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "bank_lines_once" UNIQUE("merchant_id","fingerprint"),
	CONSTRAINT "bank_lines_payout" UNIQUE("merchant_id","ledger_id","settlement_number")
);
--> statement-breakpoint
CREATE TABLE "breaks" (
	"merchant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"msn" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"reference" text,
	"ledger_id" text,
	"settlement_number" text,
	"position" bigint,
	"bank_line_id" uuid,
	"day" date,
	"currency" char(3) NOT NULL,
	"expected_minor" bigint NOT NULL,
	"found_minor" bigint NOT NULL,
	"found_currency" char(3),
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"reason" text,
	"explained_by" uuid,
	"owner_id" uuid,
	CONSTRAINT "breaks_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "breaks_subject" UNIQUE("merchant_id","msn","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone,
	CONSTRAINT "reconciliations_merchant_id_msn_pk" PRIMARY KEY("merchant_id","msn")
);
--> statement-breakpoint
ALTER TABLE "settlements" ADD COLUMN "bank_day" date;--> statement-breakpoint
ALTER TABLE "settlements" ADD COLUMN "bank_mark" text;--> statement-breakpoint
ALTER TABLE "bank_files" ADD CONSTRAINT "bank_files_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_merchant_id_file_id_bank_files_merchant_id_id_fk" FOREIGN KEY ("merchant_id","file_id") REFERENCES "public"."bank_files"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breaks" ADD CONSTRAINT "breaks_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_files_newest" ON "bank_files" USING btree ("merchant_id","added_at");--> statement-breakpoint
CREATE INDEX "bank_lines_of_file" ON "bank_lines" USING btree ("merchant_id","file_id","place");--> statement-breakpoint
CREATE INDEX "bank_lines_by_day" ON "bank_lines" USING btree ("merchant_id","day");--> statement-breakpoint
CREATE INDEX "breaks_by_state" ON "breaks" USING btree ("merchant_id","state","first_seen_at","id");--> statement-breakpoint
CREATE INDEX "reconciliations_due" ON "reconciliations" USING btree ("next_at");