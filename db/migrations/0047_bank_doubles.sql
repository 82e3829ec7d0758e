ALTER TABLE "bank_lines" ADD COLUMN "maybe_same_as" uuid;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD COLUMN "same_as" uuid;