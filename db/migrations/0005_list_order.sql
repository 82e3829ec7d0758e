DROP INDEX "payments_newest";--> statement-breakpoint
DROP INDEX "payments_by_status";--> statement-breakpoint
DROP INDEX "payments_by_unit";--> statement-breakpoint
CREATE INDEX "payments_by_channel" ON "payments" USING btree ("merchant_id","environment","channel","created_at","id","status","msn");--> statement-breakpoint
CREATE INDEX "payments_newest" ON "payments" USING btree ("merchant_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_by_status" ON "payments" USING btree ("merchant_id","environment","status","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_by_unit" ON "payments" USING btree ("merchant_id","msn","created_at","id");