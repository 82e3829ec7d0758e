CREATE TABLE "recoveries" (
	"merchant_id" uuid PRIMARY KEY NOT NULL,
	"backup_at" timestamp with time zone NOT NULL,
	"restored_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"total" integer NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unreadable" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_payments" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recovery_payments_merchant_id_payment_id_pk" PRIMARY KEY("merchant_id","payment_id")
);
--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_payments" ADD CONSTRAINT "recovery_payments_merchant_id_msn_payment_id_payments_merchant_id_msn_id_fk" FOREIGN KEY ("merchant_id","msn","payment_id") REFERENCES "public"."payments"("merchant_id","msn","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recovery_payments_next" ON "recovery_payments" USING btree ("merchant_id","next_at");