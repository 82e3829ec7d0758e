CREATE TABLE "qr_codes" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"kind" text NOT NULL,
	"platform_id" text NOT NULL,
	"target" text NOT NULL,
	"content" text,
	"folder" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"batch_id" uuid,
	"batch_row" bigint,
	"error" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "qr_codes_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "qr_scans" (
	"merchant_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "qr_scans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"msn" text NOT NULL,
	"platform_id" text NOT NULL,
	"token_sha256" text NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "qr_scans_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "qr_scans_once" UNIQUE("merchant_id","msn","token_sha256")
);
--> statement-breakpoint
ALTER TABLE "webhook_registrations" ADD COLUMN "purpose" text DEFAULT 'payments' NOT NULL;--> statement-breakpoint
ALTER TABLE "qr_codes" ADD CONSTRAINT "qr_codes_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "qr_codes_name" ON "qr_codes" USING btree ("merchant_id","msn","kind","platform_id") WHERE state in ('pending', 'unknown', 'live');--> statement-breakpoint
CREATE INDEX "qr_codes_batch" ON "qr_codes" USING btree ("merchant_id","batch_id","batch_row");--> statement-breakpoint
CREATE INDEX "qr_scans_of_code" ON "qr_scans" USING btree ("merchant_id","msn","platform_id","scanned_at");