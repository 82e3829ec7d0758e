"use client";

import { useQuery } from "@tanstack/react-query";
import { readJson } from "./read-json";

/**
 * What the JSON route at `path` says, asked every two seconds while the page is in view and `moves` says that there may be more to come;
 * the page's own data is shown first.
 */
export function useWatched<T>(path: string, first: T, moves: (shown: T) => boolean = () => true): T {
  const { data } = useQuery<T>({
    queryKey: ["watched", path],
    queryFn: ({ signal }) => readJson<T>(path, signal),
    initialData: first,
    refetchInterval: ({ state }) => (moves(state.data ?? first) ? 2_000 : false),
  });
  return data ?? first;
}
