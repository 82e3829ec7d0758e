"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { NoAnswer, readJson } from "./read-json";

declare const of: unique symbol;

/**
 * What a page brought along for the JSON route at `path`, and when (milliseconds) the server read it. It travels as the text that
 * the route would have answered: React would write and read each value of each row by itself.
 */
export type Served<T> = { readonly path: string; readonly json: JsonOf<T>; readonly at: number };
export type JsonOf<T> = string & { readonly [of]?: T };

type Shown<T> = { data: T; waiting: boolean; failed: boolean; retry: () => void };

/**
 * What the JSON route at `path` says. The page's own data is shown at once; another path keeps what stands there until its
 * answer comes. Data of a later rendering of the page, such as after an action, replaces what is older.
 */
export function useServed<T>(path: string, served: Served<T>): Shown<T> {
  const client = useQueryClient();
  const brought = useMemo<T>(() => JSON.parse(served.json), [served.json]);
  const own = served.path === path ? { initialData: brought, initialDataUpdatedAt: served.at } : {};
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
    if (served.at > known) client.setQueryData(key, brought, { updatedAt: served.at });
  }, [client, served.path, served.at, brought]);
  useEffect(() => {
    // The session ended or the access was taken away: the page itself says which, and leads on.
    if (query.error instanceof NoAnswer && query.error.status < 500) window.location.reload();
  }, [query.error]);
  return {
    data: query.data ?? brought,
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
