/**
 * Why a request was answered before it reached a page or an action.
 * - `foreign_origin`: something else than the portal's own pages sent it. 403.
 * - `database_down`: the portal can't reach its database. 503.
 * - `database_full`: it can be read, and nothing can be written, since its disk is full. 503.
 * - `too_large`: more than a form of ours may hold. 413.
 * - `unreadable`: no form of ours. 400.
 */
export type TurnedAway = (typeof REASONS)[number];

const REASONS = ["foreign_origin", "database_down", "database_full", "too_large", "unreadable"] as const;

/** The body for whoever is no browser showing a page: the sentence, and the reason for programs. */
export function writeTurnedAway(why: TurnedAway, sentence: string): string {
  return `${sentence}\n\n(${why})\n`;
}

/** What a server action was told in place of an answer: Next throws the body of a refusal in plain text as the message. */
export function readTurnedAway(error: unknown): { why: TurnedAway; sentence: string } | undefined {
  const message = error instanceof Error ? error.message : "";
  const [, sentence, why] = /^([^\n]+)\n\n\((\w+)\)\n$/.exec(message) ?? [];
  const reason = REASONS.find((one) => one === why);
  return sentence && reason ? { why: reason, sentence } : undefined;
}
