/** A listener. `url` is kept as it was registered: its host and path are part of what is signed. */
export type Registration = {
  id: string;
  msn: string;
  url: string;
  events: string[];
  secret: string;
  createdAt: number;
  /** First failure since the last success, in milliseconds since 1970. */
  deadSince?: number | undefined;
};

/** One event on its way to one listener. Instants are milliseconds since 1970, on the sandbox's clock. */
export type Delivery = {
  /** Grows by one per delivery: the order in which they must arrive. */
  seq: number;
  registrationId: string;
  url: string;
  msn: string;
  reference: string;
  eventType: string;
  body: string;
  state: "open" | "delivered" | "given-up";
  attempts: number;
  createdAt: number;
  firstAttemptAt?: number | undefined;
  lastAttemptAt?: number | undefined;
  nextAttemptAt: number;
  /** HTTP status or what went wrong. */
  lastResult?: string | undefined;
};
