ALTER TABLE "sales_units" ADD COLUMN "refund_limit_minor" bigint;--> statement-breakpoint
CREATE INDEX "operations_of_person" ON "operations" USING btree ("merchant_id","created_by","created_at");--> statement-breakpoint
ALTER TABLE "sales_units" ADD CONSTRAINT "sales_units_refund_limit" CHECK (refund_limit_minor >= 0);