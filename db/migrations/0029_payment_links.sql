CREATE TABLE "link_images" (
	"merchant_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"png" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "link_images_merchant_id_link_id_pk" PRIMARY KEY("merchant_id","link_id")
);
--> statement-breakpoint
CREATE TABLE "link_orders" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"state" text NOT NULL,
	"quantity" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"answers" jsonb NOT NULL,
	"ship_to" jsonb,
	"reference" text NOT NULL,
	"description" text NOT NULL,
	"to_capture" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "link_orders_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "link_orders_reference" UNIQUE("merchant_id","msn","reference"),
	CONSTRAINT "link_orders_amount" CHECK (amount_minor > 0 and quantity > 0 and shipping_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "link_preferences" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"complete_automatically" boolean DEFAULT false NOT NULL,
	"mail_to" text DEFAULT '' NOT NULL,
	"mail_locale" text DEFAULT 'en' NOT NULL,
	"terms_url" text DEFAULT '' NOT NULL,
	CONSTRAINT "link_preferences_merchant_id_msn_pk" PRIMARY KEY("merchant_id","msn")
);
--> statement-breakpoint
CREATE TABLE "link_views" (
	"merchant_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"day" date NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "link_views_merchant_id_link_id_day_pk" PRIMARY KEY("merchant_id","link_id","day")
);
--> statement-breakpoint
CREATE TABLE "payment_links" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"environment" text NOT NULL,
	"token" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"currency" char(3) NOT NULL,
	"price_minor" bigint,
	"minimum_minor" bigint,
	"suggestions" jsonb NOT NULL,
	"vat_rate" integer,
	"stock" integer,
	"taken" integer DEFAULT 0 NOT NULL,
	"fields" jsonb NOT NULL,
	"shipping" jsonb NOT NULL,
	"success_message" text DEFAULT '' NOT NULL,
	"redirect_url" text DEFAULT '' NOT NULL,
	"expires_at" timestamp with time zone,
	"deactivated_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_links_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "payment_links_token" UNIQUE("token"),
	CONSTRAINT "payment_links_unit" UNIQUE("merchant_id","msn","id"),
	CONSTRAINT "payment_links_stock" CHECK (taken >= 0 and (stock is null or taken <= stock)),
	CONSTRAINT "payment_links_price" CHECK (price_minor > 0 or minimum_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "link_images" ADD CONSTRAINT "link_images_merchant_id_msn_link_id_payment_links_merchant_id_msn_id_fk" FOREIGN KEY ("merchant_id","msn","link_id") REFERENCES "public"."payment_links"("merchant_id","msn","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_orders" ADD CONSTRAINT "link_orders_merchant_id_msn_link_id_payment_links_merchant_id_msn_id_fk" FOREIGN KEY ("merchant_id","msn","link_id") REFERENCES "public"."payment_links"("merchant_id","msn","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_preferences" ADD CONSTRAINT "link_preferences_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_views" ADD CONSTRAINT "link_views_merchant_id_msn_link_id_payment_links_merchant_id_msn_id_fk" FOREIGN KEY ("merchant_id","msn","link_id") REFERENCES "public"."payment_links"("merchant_id","msn","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_orders_of_link" ON "link_orders" USING btree ("merchant_id","link_id","created_at");--> statement-breakpoint
CREATE INDEX "link_orders_open" ON "link_orders" USING btree ("created_at") WHERE state = 'open' or to_capture;--> statement-breakpoint
CREATE INDEX "payment_links_newest" ON "payment_links" USING btree ("merchant_id","environment","created_at","id");