CREATE TABLE "key_changes" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"key" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"former_until" timestamp with time zone,
	CONSTRAINT "key_changes_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
ALTER TABLE "key_changes" ADD CONSTRAINT "key_changes_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "key_changes_open" ON "key_changes" USING btree ("merchant_id","msn","key") WHERE done_at is null;