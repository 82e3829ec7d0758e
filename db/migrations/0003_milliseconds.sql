DROP TRIGGER payments_summarised_again ON payments;--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "created_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
CREATE TRIGGER payments_summarised_again AFTER UPDATE ON payments FOR EACH ROW
  WHEN ((old.status, old.authorized_minor, old.captured_minor, old.refunded_minor, old.created_at)
    IS DISTINCT FROM (new.status, new.authorized_minor, new.captured_minor, new.refunded_minor, new.created_at))
  EXECUTE FUNCTION summarise_payments();
