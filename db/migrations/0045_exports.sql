CREATE TABLE "exports" (
	"merchant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"list" text NOT NULL,
	"filter" jsonb NOT NULL,
	"address" text NOT NULL,
	"format" text NOT NULL,
	"separator" text NOT NULL,
	"decimal" text NOT NULL,
	"byte_order_mark" boolean NOT NULL,
	"locale" text NOT NULL,
	"state" text NOT NULL,
	"rows" bigint DEFAULT 0 NOT NULL,
	"total" bigint,
	"bytes" bigint,
	"sha256" text,
	"file_key" text,
	"units" text[],
	"named_units" text[],
	"failure" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "exports_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_merchant_id_person_id_memberships_merchant_id_user_id_fk" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."memberships"("merchant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_of_person" ON "exports" USING btree ("merchant_id","person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "exports_due" ON "exports" USING btree ("next_at");