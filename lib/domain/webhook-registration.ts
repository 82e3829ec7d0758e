/** How many registrations the platform lets one sales unit have for one kind of event, other programs' included. */
export const MOST_REGISTRATIONS = 25;

/** Why events of a unit's payments don't come in, or may soon not. */
export const CONNECTION_FAILURES = [
  /** The platform takes the unit's keys no longer. */
  "keys_refused",
  "registrations_full",
  "refused_by_platform",
  "platform_unavailable",
] as const;
export type ConnectionFailure = (typeof CONNECTION_FAILURES)[number];
