CREATE TABLE "payment_creations" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"flow" text NOT NULL,
	"customer_phone" text,
	"description" text NOT NULL,
	"expires_at" timestamp with time zone,
	"body" text NOT NULL,
	"request_hash" text NOT NULL,
	"state" text NOT NULL,
	"attempt" integer NOT NULL,
	"lease_until" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL,
	"first_sent_at" timestamp with time zone NOT NULL,
	"last_sent_at" timestamp with time zone NOT NULL,
	"error_code" text,
	"error_detail" text,
	"redirect_url" text,
	"payment_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payment_creations_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "payment_creations_reference" UNIQUE("merchant_id","msn","reference"),
	CONSTRAINT "payment_creations_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "payment_creations" ADD CONSTRAINT "payment_creations_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_creations_of" ON "payment_creations" USING btree ("merchant_id","source_kind","source_id","created_at");--> statement-breakpoint
CREATE INDEX "payment_creations_payment" ON "payment_creations" USING btree ("merchant_id","payment_id");--> statement-breakpoint
CREATE INDEX "payment_creations_open" ON "payment_creations" USING btree ("next_at") WHERE state in ('pending', 'sent', 'unknown');