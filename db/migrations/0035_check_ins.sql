ALTER TABLE "qr_scans" ADD COLUMN "check_in" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "qr_scans" ADD COLUMN "token" text;--> statement-breakpoint
ALTER TABLE "qr_scans" ADD COLUMN "ask_key" uuid;--> statement-breakpoint
ALTER TABLE "qr_scans" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "qr_scans_with_token" ON "qr_scans" USING btree ("scanned_at") WHERE token is not null;--> statement-breakpoint
ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_check_in" UNIQUE("merchant_id","check_in");