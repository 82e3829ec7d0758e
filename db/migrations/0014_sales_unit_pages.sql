CREATE TABLE "unit_logos" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"png" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"sha256" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_logos_merchant_id_msn_pk" PRIMARY KEY("merchant_id","msn")
);
--> statement-breakpoint
CREATE TABLE "unit_requests" (
	"merchant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"msn" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"revenue_minor" bigint,
	"description" text,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unit_requests_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
ALTER TABLE "sales_units" ADD COLUMN "settlement_account" text;--> statement-breakpoint
ALTER TABLE "sales_units" ADD COLUMN "account_to_prove" text;--> statement-breakpoint
ALTER TABLE "sales_units" ADD COLUMN "settlement_period" text DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE "sales_units" ADD COLUMN "partner" text;--> statement-breakpoint
ALTER TABLE "sales_units" ADD COLUMN "partner_email" text;--> statement-breakpoint
ALTER TABLE "unit_logos" ADD CONSTRAINT "unit_logos_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_requests" ADD CONSTRAINT "unit_requests_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "unit_requests_open" ON "unit_requests" USING btree ("merchant_id","msn","kind") WHERE state = 'submitted';