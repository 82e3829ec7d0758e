/**
 * Why a request was answered before it reached a page or an action.
 * - `foreign_origin`: something else than the portal's own pages sent it. 403.
 * - `database_down`: the portal can't reach its database. 503.
 */
export type TurnedAway = "foreign_origin" | "database_down";

/** The body for whoever is no browser showing a page: the sentence, and the reason for programs. */
export function writeTurnedAway(why: TurnedAway, sentence: string): string {
  return `${sentence}\n\n(${why})\n`;
}

/** What a server action was told in place of an answer: Next throws the body of a refusal in plain text as the message. */
export function readTurnedAway(error: unknown): { why: TurnedAway; sentence: string } | undefined {
  const message = error instanceof Error ? error.message : "";
  const [, sentence, why] = /^([^\n]+)\n\n\((foreign_origin|database_down)\)\n$/.exec(message) ?? [];
  return sentence && (why === "foreign_origin" || why === "database_down") ? { why, sentence } : undefined;
}
