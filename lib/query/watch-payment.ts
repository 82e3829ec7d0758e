"use client";

import { useQuery } from "@tanstack/react-query";
import { readJson } from "./read-json";

type Stamp = { version: number; open: boolean };

/** The payment's version at the portal, asked every two seconds while `active`. */
export function usePaymentStamp(merchant: string, payment: string, active: boolean): Stamp | undefined {
  const { data } = useQuery({
    queryKey: ["payment-stamp", merchant, payment],
    queryFn: ({ signal }) => readJson<Stamp>(`/api/watch/${merchant}/payments/${payment}`, signal),
    refetchInterval: 2_000,
    enabled: active,
  });
  return data;
}

/** The platform's events of a payment as they came, read when `wanted`. */
export function useRawEvents(merchant: string, payment: string, wanted: boolean) {
  return useQuery({
    queryKey: ["raw-events", merchant, payment],
    queryFn: ({ signal }) =>
      readJson<{ events: unknown[] }>(`/api/watch/${merchant}/payments/${payment}/raw`, signal),
    enabled: wanted,
  });
}
