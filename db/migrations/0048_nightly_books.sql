ALTER TABLE "reconciliations" ADD COLUMN "compared_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "whole_after" text;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "whole_share" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Lines that are here already are compared by the first look, which takes all; none of them counts as new after that.
ALTER TABLE "ledger_entries" ADD COLUMN "arrived_at" timestamp with time zone DEFAULT '1970-01-01 00:00:00+00' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ALTER COLUMN "arrived_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "ledgers" ADD COLUMN "looked_position" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "operations_settled" ON "operations" USING btree ("merchant_id","msn","settled_at","payment_id");--> statement-breakpoint
CREATE INDEX "payments_synced" ON "payments" USING btree ("merchant_id","msn","synced_at","reference");--> statement-breakpoint
CREATE INDEX "ledger_entries_arrived" ON "ledger_entries" USING btree ("merchant_id","msn","arrived_at","reference") WHERE topic = 'funds' and entry_type in ('capture', 'refund');