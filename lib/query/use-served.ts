"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { NoAnswer, readJson } from "./read-json";

/** What a page brought along for the JSON route at `path`, and when (milliseconds) the server read it. */
export type Served<T> = { readonly path: string; readonly data: T; readonly at: number };

type Shown<T> = { data: T; waiting: boolean; failed: boolean; retry: () => void };

/**
 * What the JSON route at `path` says. The page's own data is shown at once; another path keeps what stands there until its
 * answer comes. Data of a later rendering of the page, such as after an action, replaces what is older.
 */
export function useServed<T>(path: string, served: Served<T>): Shown<T> {
  const client = useQueryClient();
  const own = served.path === path ? { initialData: served.data, initialDataUpdatedAt: served.at } : {};
  const query = useQuery<T>({
    queryKey: [SERVED, path],
    queryFn: ({ signal }) => readJson<T>(path, signal),
    placeholderData: keepPreviousData,
    retry: (times, error) => times < 2 && !(error instanceof NoAnswer && error.status < 500),
    ...own,
  });
  useEffect(() => {
    const key = [SERVED, served.path];
    const known = client.getQueryState(key)?.dataUpdatedAt ?? 0;
    if (served.at > known) client.setQueryData(key, served.data, { updatedAt: served.at });
  }, [client, served]);
  useEffect(() => {
    // The session ended or the access was taken away: the page itself says which, and leads on.
    if (query.error instanceof NoAnswer && query.error.status < 500) window.location.reload();
  }, [query.error]);
  return {
    data: query.data ?? served.data,
    waiting: query.isPlaceholderData,
    failed: query.isError,
    retry: () => void query.refetch(),
  };
}

/** Has everything that is shown of this kind read anew. */
export function useFreshData(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [SERVED] });
}

const SERVED = "served";
