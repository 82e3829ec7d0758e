"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { usePaymentStamp } from "@/lib/query/watch-payment";

type PaymentWatchProps = { merchant: string; payment: string; version: number; open: boolean };

/** Looks every two seconds whether the payment has moved on, and has the page drawn anew when it has. Draws nothing itself. */
export function PaymentWatch({ merchant, payment, version, open }: PaymentWatchProps): null {
  const router = useRouter();
  const stamp = usePaymentStamp(merchant, payment, true);
  const moved = stamp !== undefined && (stamp.version !== version || stamp.open !== open);
  useEffect(() => {
    if (moved) router.refresh();
  }, [moved, router]);
  return null;
}
