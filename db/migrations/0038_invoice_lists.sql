CREATE TABLE "invoice_lists" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"content_hash" text NOT NULL,
	"invoices" integer NOT NULL,
	"first_number" integer NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_lists_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "invoice_lists_content" UNIQUE("merchant_id","msn","content_hash")
);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "list_id" uuid;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "line" integer;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "invoice_lists" ADD CONSTRAINT "invoice_lists_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_merchant_id_list_id_invoice_lists_merchant_id_id_fk" FOREIGN KEY ("merchant_id","list_id") REFERENCES "public"."invoice_lists"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_of_list" ON "invoices" USING btree ("merchant_id","list_id","line") WHERE list_id is not null;--> statement-breakpoint
CREATE INDEX "invoices_alike" ON "invoices" USING btree ("merchant_id","msn","fingerprint") WHERE fingerprint is not null;