CREATE TABLE "report_deliveries" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"run" integer DEFAULT 0 NOT NULL,
	"asked_by" uuid,
	"state" text DEFAULT 'due' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"about" jsonb,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"told_at" timestamp with time zone,
	"format" text NOT NULL,
	"personal" boolean NOT NULL,
	"units" text[] DEFAULT '{}' NOT NULL,
	"lost_units" text[] DEFAULT '{}' NOT NULL,
	"sums" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"recipients" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"file_key" text,
	"file_name" text,
	"media_type" text,
	"bytes" bigint,
	"sha256" text,
	"linked" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "report_deliveries_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "report_deliveries_once" UNIQUE("merchant_id","subscription_id","period_from","period_to","run")
);
--> statement-breakpoint
CREATE TABLE "report_subscriptions" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"units" text[],
	"frequency" text NOT NULL,
	"format" text NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"channel" text NOT NULL,
	"recipients" jsonb NOT NULL,
	"server" jsonb,
	"personal" boolean DEFAULT false NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"made_by" uuid NOT NULL,
	"answers_for" uuid NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"deleted_at" timestamp with time zone,
	"stopped" text,
	"next_from" date NOT NULL,
	"next_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_subscriptions_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD COLUMN "attachment" jsonb;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_merchant_id_subscription_id_report_subscriptions_merchant_id_id_fk" FOREIGN KEY ("merchant_id","subscription_id") REFERENCES "public"."report_subscriptions"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_subscriptions" ADD CONSTRAINT "report_subscriptions_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_deliveries_due" ON "report_deliveries" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "report_subscriptions_due" ON "report_subscriptions" USING btree ("next_at");