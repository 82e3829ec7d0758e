import type { RateLimiter } from "./api/rate-limiter";
import type { SandboxClock } from "./clock";
import type { CodeDesk } from "./codes/code-desk";
import type { CustomerCodes } from "./codes/customer-codes";
import type { FaultList } from "./control/faults";
import type { RequestLog } from "./control/request-log";
import type { Customer } from "./customer";
import type { DeliveryDesk } from "./delivery/delivery-desk";
import type { PaymentDesk } from "./desk";
import type { LedgerDesk } from "./ledger/ledger-desk";
import type { DetailsDesk } from "./order-details/details-desk";
import type { OrderDesk } from "./orders/order-desk";
import type { PeopleBook } from "./people-book";
import type { SalesUnitBook } from "./sales-unit-book";
import type { Store } from "./store/store";
import type { WebhookDispatcher } from "./webhooks/dispatcher";

/** What the parts of the sandbox share. */
export type SandboxContext = {
  store: Store;
  clock: SandboxClock;
  units: SalesUnitBook;
  desk: PaymentDesk;
  orders: OrderDesk;
  details: DetailsDesk;
  delivery: DeliveryDesk;
  codes: CodeDesk;
  ledgers: LedgerDesk;
  /** What names a customer without showing the number. */
  customerCodes: CustomerCodes;
  limiter: RateLimiter;
  faults: FaultList;
  requests: RequestLog;
  dispatcher: WebhookDispatcher;
  people: readonly Customer[];
  /** The same people with what an e-ID tells of them, and those whom companies made for their tests. */
  testPeople: PeopleBook;
  /** Signs access tokens; made once and kept in the store. */
  tokenKey: () => string;
  /** Where browsers reach the sandbox, without a slash at the end. */
  publicUrl: () => string;
  /** Does what is due, and waits (at most two seconds) until webhooks had a try. */
  catchUp: () => Promise<void>;
};
