ALTER TABLE "qr_codes" ADD COLUMN "next_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "qr_codes_open" ON "qr_codes" USING btree ("next_at") WHERE next_at is not null;