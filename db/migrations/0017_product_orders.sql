CREATE TABLE "product_orders" (
	"merchant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"environment" text NOT NULL,
	"product" text NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"answers" jsonb NOT NULL,
	"reply" text,
	"steps" jsonb NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"msn" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "product_orders_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "product_orders_unit" CHECK (("product_orders"."state" = 'approved') = ("product_orders"."msn" is not null))
);
--> statement-breakpoint
ALTER TABLE "product_orders" ADD CONSTRAINT "product_orders_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_orders" ADD CONSTRAINT "product_orders_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_orders_open" ON "product_orders" USING btree ("changed_at") WHERE state in ('submitted', 'processing', 'awaiting_customer');