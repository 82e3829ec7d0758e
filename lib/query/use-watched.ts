"use client";

import { useQuery } from "@tanstack/react-query";
import { readJson } from "./read-json";

/** What the JSON route at `path` says, asked every two seconds while the page is in view; the page's own data is shown first. */
export function useWatched<T>(path: string, first: T): T {
  const { data } = useQuery<T>({
    queryKey: ["watched", path],
    queryFn: ({ signal }) => readJson<T>(path, signal),
    initialData: first,
    refetchInterval: 2_000,
  });
  return data ?? first;
}
