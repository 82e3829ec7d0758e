"use client";

/** A route of the portal did not answer with 2xx; `status` says how. */
export class NoAnswer extends Error {
  constructor(
    path: string,
    readonly status: number,
  ) {
    super(`${path} answered ${status}`);
  }
}

/** Reads one of the portal's own JSON routes. @throws NoAnswer, so that the query tries again or shows it. */
export async function readJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new NoAnswer(path, answer.status);
  return (await answer.json()) as T; // safe: the portal's own route, of the same build
}
