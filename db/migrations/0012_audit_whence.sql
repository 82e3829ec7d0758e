ALTER TABLE "audit_log" ADD COLUMN "kind" text GENERATED ALWAYS AS (split_part(action, '.', 1)) STORED;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "ip" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "result" text;--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("merchant_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_log_person" ON "audit_log" USING btree ("merchant_id","actor_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_log_kind" ON "audit_log" USING btree ("merchant_id","kind","at","seq");--> statement-breakpoint
CREATE INDEX "audit_log_not_done" ON "audit_log" USING btree ("merchant_id","at","seq") WHERE result <> 'done' or action = 'access.refused';