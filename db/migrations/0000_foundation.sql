CREATE TABLE "audit_heads" (
	"merchant_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"merchant_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"msn" text,
	"details" jsonb NOT NULL,
	"request_id" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_log_merchant_id_seq_pk" PRIMARY KEY("merchant_id","seq")
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"organisation_number" text NOT NULL,
	"country" char(2) NOT NULL,
	"currency" char(3) NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "merchants_slug_unique" UNIQUE("slug"),
	CONSTRAINT "merchants_slug" CHECK ("merchants"."slug" ~ '^[a-z0-9-]{2,40}$')
);
--> statement-breakpoint
CREATE TABLE "operation_events" (
	"merchant_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "operation_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"msn" text NOT NULL,
	"operation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operation_events_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint,
	"currency" char(3) NOT NULL,
	"reason" text,
	"request_hash" text NOT NULL,
	"seen_version" integer NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_sent_at" timestamp with time zone,
	"last_sent_at" timestamp with time zone,
	"error_code" text,
	"error_detail" text,
	"platform_at" timestamp with time zone,
	"created_by" uuid,
	"external" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "operations_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "operations_amount" CHECK (amount_minor > 0 or kind = 'cancel')
);
--> statement-breakpoint
CREATE TABLE "payment_events" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"psp_reference" text NOT NULL,
	"name" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"idempotency_key" text,
	"success" boolean NOT NULL,
	"raw" jsonb NOT NULL,
	CONSTRAINT "payment_events_merchant_id_payment_id_name_psp_reference_pk" PRIMARY KEY("merchant_id","payment_id","name","psp_reference")
);
--> statement-breakpoint
CREATE TABLE "payment_notes" (
	"merchant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"msn" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_notes_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"merchant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"msn" text NOT NULL,
	"reference" text NOT NULL,
	"environment" text NOT NULL,
	"psp_reference" text,
	"state" text NOT NULL,
	"status" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"authorized_minor" bigint DEFAULT 0 NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"cancelled_minor" bigint DEFAULT 0 NOT NULL,
	"capture_reserved_minor" bigint DEFAULT 0 NOT NULL,
	"refund_reserved_minor" bigint DEFAULT 0 NOT NULL,
	"channel" text NOT NULL,
	"description" text,
	"customer_phone" text,
	"customer_name" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"authorized_at" timestamp with time zone,
	"capture_deadline" timestamp with time zone,
	"capture_guaranteed_until" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"synced_at" timestamp with time zone,
	"next_poll_at" timestamp with time zone,
	"search_text" text GENERATED ALWAYS AS (lower(reference || ' ' || coalesce(description, '') || ' ' || coalesce(customer_phone, '') || ' ' || coalesce(customer_name, ''))) STORED NOT NULL,
	CONSTRAINT "payments_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "payments_reference" UNIQUE("merchant_id","msn","reference"),
	CONSTRAINT "payments_unit" UNIQUE("merchant_id","msn","id"),
	CONSTRAINT "payments_amounts" CHECK (amount_minor >= 0 and authorized_minor >= 0 and captured_minor >= 0 and refunded_minor >= 0 and cancelled_minor >= 0),
	CONSTRAINT "payments_within_authorized" CHECK (authorized_minor = 0 or captured_minor + capture_reserved_minor + cancelled_minor <= authorized_minor),
	CONSTRAINT "payments_none_before_approval" CHECK (authorized_minor > 0 or captured_minor + capture_reserved_minor = 0),
	CONSTRAINT "payments_within_captured" CHECK (refunded_minor + refund_reserved_minor <= captured_minor),
	CONSTRAINT "payments_reserved" CHECK (capture_reserved_minor >= 0 and refund_reserved_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "sales_units" (
	"merchant_id" uuid NOT NULL,
	"msn" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"environment" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"capture_type" text DEFAULT 'reserve' NOT NULL,
	"currency" char(3) NOT NULL,
	"location" text,
	"connected_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sales_units_merchant_id_msn_pk" PRIMARY KEY("merchant_id","msn"),
	CONSTRAINT "sales_units_msn" UNIQUE("msn"),
	CONSTRAINT "sales_units_msn_form" CHECK ("sales_units"."msn" ~ '^[0-9]{4,10}$')
);
--> statement-breakpoint
CREATE TABLE "merchant_keys" (
	"merchant_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"merchant_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"name" text NOT NULL,
	"ciphertext" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "secrets_merchant_id_owner_name_pk" PRIMARY KEY("merchant_id","owner","name")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_limits_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"method" text NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"merchant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"transaction_management" boolean DEFAULT false NOT NULL,
	"developer" boolean DEFAULT false NOT NULL,
	"unit" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "grants_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "grants_administrator_everywhere" CHECK ("grants"."role" <> 'administrator' or "grants"."unit" is null)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"merchant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_merchant_id_user_id_pk" PRIMARY KEY("merchant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"nin_hash" text,
	"email" text,
	"phone" text,
	"password_hash" text,
	"locale" text,
	"theme" text,
	"last_merchant_id" uuid,
	"last_sign_in_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_nin_hash_unique" UNIQUE("nin_hash"),
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "webhook_inbox" (
	"merchant_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "webhook_inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"msn" text NOT NULL,
	"registration_id" uuid NOT NULL,
	"body_sha256" text NOT NULL,
	"reference" text,
	"event_name" text,
	"body" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	CONSTRAINT "webhook_inbox_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "webhook_inbox_once" UNIQUE("registration_id","body_sha256")
);
--> statement-breakpoint
CREATE TABLE "webhook_registrations" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"msn" text NOT NULL,
	"platform_id" text,
	"url" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "webhook_registrations_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "webhook_registrations_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operation_events" ADD CONSTRAINT "operation_events_merchant_id_operation_id_operations_merchant_id_id_fk" FOREIGN KEY ("merchant_id","operation_id") REFERENCES "public"."operations"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_merchant_id_msn_payment_id_payments_merchant_id_msn_id_fk" FOREIGN KEY ("merchant_id","msn","payment_id") REFERENCES "public"."payments"("merchant_id","msn","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_events" ADD CONSTRAINT "payment_events_merchant_id_msn_payment_id_payments_merchant_id_msn_id_fk" FOREIGN KEY ("merchant_id","msn","payment_id") REFERENCES "public"."payments"("merchant_id","msn","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_notes" ADD CONSTRAINT "payment_notes_merchant_id_msn_payment_id_payments_merchant_id_msn_id_fk" FOREIGN KEY ("merchant_id","msn","payment_id") REFERENCES "public"."payments"("merchant_id","msn","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_units" ADD CONSTRAINT "sales_units_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_keys" ADD CONSTRAINT "merchant_keys_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secrets" ADD CONSTRAINT "secrets_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_merchant_id_user_id_memberships_merchant_id_user_id_fk" FOREIGN KEY ("merchant_id","user_id") REFERENCES "public"."memberships"("merchant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_merchant_id_unit_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","unit") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_last_merchant_id_merchants_id_fk" FOREIGN KEY ("last_merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_inbox" ADD CONSTRAINT "webhook_inbox_merchant_id_registration_id_webhook_registrations_merchant_id_id_fk" FOREIGN KEY ("merchant_id","registration_id") REFERENCES "public"."webhook_registrations"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_registrations" ADD CONSTRAINT "webhook_registrations_merchant_id_msn_sales_units_merchant_id_msn_fk" FOREIGN KEY ("merchant_id","msn") REFERENCES "public"."sales_units"("merchant_id","msn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("merchant_id","subject","seq");--> statement-breakpoint
CREATE INDEX "operation_events_of" ON "operation_events" USING btree ("merchant_id","operation_id");--> statement-breakpoint
CREATE INDEX "operations_of_payment" ON "operations" USING btree ("merchant_id","payment_id","created_at");--> statement-breakpoint
CREATE INDEX "operations_open" ON "operations" USING btree ("next_at") WHERE state in ('pending', 'sent', 'unknown');--> statement-breakpoint
CREATE UNIQUE INDEX "operations_one_open" ON "operations" USING btree ("merchant_id","payment_id") WHERE state in ('pending', 'sent', 'unknown', 'needs_review');--> statement-breakpoint
CREATE INDEX "payment_notes_of" ON "payment_notes" USING btree ("merchant_id","payment_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_newest" ON "payments" USING btree ("merchant_id","environment","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payments_by_status" ON "payments" USING btree ("merchant_id","environment","status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payments_by_unit" ON "payments" USING btree ("merchant_id","msn","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payments_to_poll" ON "payments" USING btree ("next_poll_at") WHERE next_poll_at is not null;--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "grants_user_id_index" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_user_id_index" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "webhook_inbox_waiting" ON "webhook_inbox" USING btree ("received_at") WHERE applied_at is null;--> statement-breakpoint
CREATE INDEX "webhook_inbox_of_payment" ON "webhook_inbox" USING btree ("merchant_id","msn","reference");