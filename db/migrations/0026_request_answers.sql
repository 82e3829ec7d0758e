ALTER TABLE "unit_requests" ADD COLUMN "answer" text;--> statement-breakpoint
CREATE INDEX "webhook_inbox_of_unit" ON "webhook_inbox" USING btree ("merchant_id","msn","id");