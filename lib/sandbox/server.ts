import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { paymentRoutes } from "./api/payment-routes";
import { RateLimiter } from "./api/rate-limiter";
import { tokenRoutes } from "./api/token-routes";
import { SandboxClock } from "./clock";
import type { SandboxContext } from "./context";
import type { Customer } from "./customer";
import { customerActions } from "./customer-actions";
import { DEMO_UNITS } from "./demo-units";
import { PaymentDesk } from "./desk";
import type { SalesUnit } from "./sales-unit";
import { SalesUnitBook } from "./sales-unit-book";
import { MemoryStore } from "./store/memory-store";
import type { Store } from "./store/store";

export type SandboxOptions = {
  /** Where the state lives; in memory when left out. */
  store?: Store;
  /** Sales units to add to those that the store knows; the demonstration's eight when left out. */
  units?: readonly SalesUnit[];
  /** Customers with a name; everybody else with a Nordic number gets an invented one. */
  people?: readonly Customer[];
  /** Milliseconds since 1970, in place of the computer's clock. `sandbox.clock` moves on top of it. */
  clock?: () => number;
  /** Where browsers reach the sandbox; a function when the port is known only later. */
  publicUrl?: string | (() => string);
  /** False: nobody gets a 429. */
  rateLimits?: boolean;
};

/**
 * The payment platform's stand-in. In a test:
 *
 *     const sandbox = createSandbox({ units: [unit], clock: () => now });
 *     const answer = await sandbox.handle(new Request("http://sandbox/epayment/v1/payments", { … }));
 *     await sandbox.customers.approve({ msn, reference }, { phone: "4791000001" });
 *     sandbox.clock.advance(11 * 60_000);
 *
 * Keys of the demonstration's units: `demoKeys(msn)` in demo-units.ts; units of your own: `makeSalesUnit` in sales-unit.ts.
 */
export function createSandbox(options: SandboxOptions = {}) {
  const store = options.store ?? new MemoryStore();
  const clock = new SandboxClock(options.clock);
  const units = new SalesUnitBook(store);
  const desk = new PaymentDesk(store, clock, units);
  const limiter = new RateLimiter(clock);
  limiter.enabled = options.rateLimits ?? true;
  const people = options.people ?? [];
  const { publicUrl = "http://127.0.0.1:3001" } = options;
  let tokenKey = "";
  const context: SandboxContext = {
    ...{ store, clock, units, desk, limiter, people },
    tokenKey: () => tokenKey,
    publicUrl: typeof publicUrl === "string" ? () => publicUrl : publicUrl,
  };
  const app = routesOf(context);
  const ready = prepare(context, options.units ?? DEMO_UNITS).then((key) => {
    tokenKey = key;
  });
  // Whoever asks first hears of a failure; until then it must not end the process.
  ready.catch(() => undefined);

  return {
    context,
    clock,
    customers: customerActions(desk, people),
    /** Resolves when stored state is read. `handle` waits for it by itself. */
    ready,
    async handle(request: Request): Promise<Response> {
      await ready;
      return app.fetch(request);
    },
    async stop(): Promise<void> {
      await store.close();
    },
  };
}

export type Sandbox = ReturnType<typeof createSandbox>;

async function prepare(
  { store, units, clock }: SandboxContext,
  given: readonly SalesUnit[],
): Promise<string> {
  await units.load(given);
  clock.setOffset(Number((await store.setting("clock-offset")) ?? 0));
  const key = (await store.setting("token-key")) ?? randomBytes(32).toString("hex");
  await store.saveSetting("token-key", key);
  return key;
}

// Mounting place: the customer's phone (`phoneRoutes(sandbox)`: /phone, /landing) and the identity issuer
// (`identityHandler`: /identity/*) join here.
function routesOf(context: SandboxContext): Hono {
  return new Hono().route("/", tokenRoutes(context)).route("/", paymentRoutes(context));
}
