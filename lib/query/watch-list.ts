"use client";

import { useQuery } from "@tanstack/react-query";
import { readJson } from "./read-json";

const EVERY_MS = 2_000;

/** A text that changes when a payment of this merchant appears or moves. Asked every two seconds while the page is in view. */
export function useListStamp(merchant: string): string | undefined {
  const { data } = useQuery({
    queryKey: ["list-stamp", merchant],
    queryFn: ({ signal }) => readJson<{ stamp: string }>(`/api/watch/${merchant}/payments`, signal),
    refetchInterval: EVERY_MS,
  });
  return data?.stamp;
}
