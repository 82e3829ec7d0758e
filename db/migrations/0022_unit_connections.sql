CREATE TABLE "unit_connections" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"checked_at" timestamp with time zone,
	"failure" text,
	"failing_since" timestamp with time zone,
	"registrations" integer,
	"replace_asked_at" timestamp with time zone,
	CONSTRAINT "unit_connections_merchant_id_msn_pk" PRIMARY KEY("merchant_id","msn")
);
--> statement-breakpoint
ALTER TABLE "unit_connections" ADD CONSTRAINT "unit_connections_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;