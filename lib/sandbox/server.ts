import { Hono } from "hono";
import { paymentRoutes } from "./api/payment-routes";
import { codeProblem, toResponse } from "./api/problem";
import { qrApiRoutes } from "./api/qr/qr-routes";
import { reportRoutes } from "./api/report/report-routes";
import { tokenRoutes } from "./api/token-routes";
import { webhookRoutes } from "./api/webhook-routes";
import type { SandboxContext } from "./context";
import { bulkRoutes } from "./control/bulk-routes";
import { clockRoutes } from "./control/clock-routes";
import { faultRoutes } from "./control/fault-routes";
import { keyRoutes } from "./control/key-routes";
import { ledgerRoutes } from "./control/ledger-routes";
import { loginRoutes } from "./control/login-routes";
import { controlPaymentRoutes } from "./control/payment-routes";
import { reportSwitchRoutes } from "./control/report-switch-routes";
import { requestRoutes } from "./control/request-routes";
import { salesUnitRoutes } from "./control/sales-unit-routes";
import { testUserRoutes } from "./control/test-user-routes";
import { unitChangeRoutes } from "./control/unit-change-routes";
import { type CustomerActions, customerActions } from "./customer-actions";
import { enter } from "./front-door";
import { mailRoutes } from "./mail/mail-routes";
import { makeContext } from "./make-context";
import { merchantLoginRoutes } from "./merchant-login/merchant-login-routes";
import type { SandboxOptions } from "./options";
import { detailsRoutes } from "./order-details/details-routes";
import { orderRoutes } from "./orders/order-routes";
import { prefillRoutes } from "./orders/prefill-routes";
import { staffRoutes } from "./orders/staff-routes";
import { pageRoutes } from "./page-routes";
import { peopleRoutes } from "./people-routes";
import { applyWhatIsDue } from "./upkeep";
import { userinfoRoutes } from "./userinfo/userinfo-routes";

const UPKEEP_MS = 1000;

export type Sandbox = {
  context: SandboxContext;
  clock: SandboxContext["clock"];
  customers: CustomerActions;
  /** Answers one request; waits for stored state by itself. Throws `ConnectionDropped` where a fault cuts the line. */
  handle: (request: Request) => Promise<Response>;
  /** Resolves when stored state is read; rejects when the store cannot be reached. */
  ready: Promise<void>;
  /** Does what has become due since the clock moved, and waits (at most two seconds) until webhooks had a try. */
  catchUp: () => Promise<void>;
  /** Keeps doing so every second, for a sandbox that lives as a process. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
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
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { context, ready } = makeContext(options);
  const { clock, desk, people, delivery, catchUp, store, dispatcher } = context;
  const customers = customerActions(desk, people, delivery);
  const app = routesOf(context, customers);
  let timer: NodeJS.Timeout | undefined;
  // Whoever asks first hears of a failure; until then it must not end the process.
  ready.catch(() => undefined);
  return {
    ...{ context, clock, customers, ready, catchUp },
    async handle(request) {
      await ready;
      return enter(request, app, context);
    },
    async start() {
      await ready;
      await catchUp();
      const upkeep = () =>
        Promise.all([applyWhatIsDue(desk), context.orders.applyWhatIsDue(), context.requests.flush()]);
      timer = setInterval(() => {
        upkeep().catch((error: unknown) => console.error("upkeep failed:", error));
      }, UPKEEP_MS);
    },
    async stop() {
      clearInterval(timer);
      await dispatcher.stop();
      await context.requests.flush();
      await store.close();
    },
  };
}

// The identity issuers are not among them: they speak node's own HTTP and join in listen.ts.
function routesOf(context: SandboxContext, customers: CustomerActions): Hono {
  const routes = [
    tokenRoutes,
    paymentRoutes,
    webhookRoutes,
    detailsRoutes,
    userinfoRoutes,
    merchantLoginRoutes,
    qrApiRoutes,
    reportRoutes,
    clockRoutes,
    faultRoutes,
    salesUnitRoutes,
    unitChangeRoutes,
    testUserRoutes,
    orderRoutes,
    prefillRoutes,
    keyRoutes,
    loginRoutes,
    staffRoutes,
    ledgerRoutes,
    reportSwitchRoutes,
  ];
  const app = new Hono();
  for (const make of [...routes, bulkRoutes, controlPaymentRoutes, requestRoutes, mailRoutes])
    app.route("/", make(context));
  app.route("/", peopleRoutes(context.testPeople)).route("/", pageRoutes(context, customers));
  app.onError((error, c) => {
    console.error(error);
    return toResponse(codeProblem("3010", c.req.path));
  });
  return app;
}
