import type { Customer } from "./customer";
import type { AskShop } from "./delivery/ask-shop";
import type { SalesUnit } from "./sales-unit";
import type { Store } from "./store/store";
import type { SendWebhook } from "./webhooks/send-webhook";

export type SandboxOptions = {
  /** Where the state lives; in memory when left out. */
  store?: Store;
  /** Sales units to add to those that the store knows; the demonstration's eight when left out. */
  units?: readonly SalesUnit[];
  /** Customers with a name, the test people when left out; everybody else with a Nordic number gets an invented one. */
  people?: readonly Customer[];
  /** Milliseconds since 1970, in place of the computer's clock. `sandbox.clock` moves on top of it. */
  clock?: () => number;
  /** Where browsers reach the sandbox; a function when the port is known only later. */
  publicUrl?: string | (() => string);
  /** False: nobody gets a 429. */
  rateLimits?: boolean;
  /** In place of HTTP, for tests of what is delivered when. */
  sendWebhook?: SendWebhook;
  /** In place of HTTP, for tests of what shops are asked about delivery. */
  askShop?: AskShop;
};
