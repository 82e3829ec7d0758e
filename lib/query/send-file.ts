"use client";

/** What became of a file: taken, refused with a sentence, or no answer from the portal. */
export type Sent =
  | { kind: "taken"; told: unknown }
  | { kind: "refused"; message: string }
  | { kind: "no_answer" };

/** Sends a file to one of the portal's own routes, as it is. */
export async function sendFile(path: string, file: Blob): Promise<Sent> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream", accept: "application/json" },
    });
    const told: unknown = await answer.json();
    if (answer.ok) return { kind: "taken", told };
    const message =
      typeof told === "object" && told !== null && "message" in told ? String(told.message) : undefined;
    return message ? { kind: "refused", message } : { kind: "no_answer" };
  } catch {
    return { kind: "no_answer" };
  }
}
