import type { Tone } from "@/components/status-chip";
import type { PaymentStatus } from "@/lib/domain/payment";

/** The colour of each status. It only repeats the word. */
export const TONES: Record<PaymentStatus, Tone> = {
  requested: "default",
  reserved: "accent",
  partially_captured: "accent",
  captured: "success",
  partially_refunded: "warning",
  refunded: "warning",
  cancelled: "default",
  rejected: "danger",
  expired: "default",
};
