"use client";

/** Reads one of the portal's own watch routes. @throws where the answer is not 2xx, so that the query tries again or shows it. */
export async function readJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as T; // safe: the portal's own route, of the same build
}
