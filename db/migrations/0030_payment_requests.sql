CREATE TABLE "payment_requests" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"environment" text NOT NULL,
	"list_id" uuid,
	"line" integer,
	"phone" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"message" text NOT NULL,
	"own_reference" text,
	"lines" jsonb,
	"vat_rate" integer NOT NULL,
	"minutes" integer,
	"due_at" timestamp with time zone,
	"send_key" uuid NOT NULL,
	"send_expires_at" timestamp with time zone,
	"send_at" timestamp with time zone,
	"next_key" uuid,
	"error_code" text,
	"error_detail" text,
	"fingerprint" text NOT NULL,
	"reminders" integer DEFAULT 0 NOT NULL,
	"remind_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payment_requests_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "payment_requests_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
CREATE TABLE "request_lists" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"content_hash" text NOT NULL,
	"requests" integer NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"remind_every_days" integer,
	"remind_most" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_lists_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "request_lists_content" UNIQUE("merchant_id","msn","content_hash")
);
--> statement-breakpoint
ALTER TABLE "payment_requests" ADD CONSTRAINT "payment_requests_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_requests" ADD CONSTRAINT "payment_requests_merchant_id_list_id_request_lists_merchant_id_id_fk" FOREIGN KEY ("merchant_id","list_id") REFERENCES "public"."request_lists"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_lists" ADD CONSTRAINT "request_lists_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_requests_newest" ON "payment_requests" USING btree ("merchant_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "payment_requests_of_list" ON "payment_requests" USING btree ("merchant_id","list_id","line");--> statement-breakpoint
CREATE INDEX "payment_requests_alike" ON "payment_requests" USING btree ("merchant_id","msn","fingerprint");--> statement-breakpoint
CREATE INDEX "payment_requests_to_send" ON "payment_requests" USING btree ("send_at") WHERE send_at is not null;--> statement-breakpoint
CREATE INDEX "payment_requests_to_remind" ON "payment_requests" USING btree ("remind_at") WHERE remind_at is not null;--> statement-breakpoint
CREATE INDEX "request_lists_newest" ON "request_lists" USING btree ("merchant_id","environment","created_at");