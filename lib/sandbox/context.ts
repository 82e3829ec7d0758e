import type { RateLimiter } from "./api/rate-limiter";
import type { SandboxClock } from "./clock";
import type { Customer } from "./customer";
import type { PaymentDesk } from "./desk";
import type { SalesUnitBook } from "./sales-unit-book";
import type { Store } from "./store/store";

/** What the parts of the sandbox share. */
export type SandboxContext = {
  store: Store;
  clock: SandboxClock;
  units: SalesUnitBook;
  desk: PaymentDesk;
  limiter: RateLimiter;
  people: readonly Customer[];
  /** Signs access tokens; made once and kept in the store. */
  tokenKey: () => string;
  /** Where browsers reach the sandbox, without a slash at the end. */
  publicUrl: () => string;
};
