import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { RateLimiter } from "./api/rate-limiter";
import { SandboxClock } from "./clock";
import { CodeDesk } from "./codes/code-desk";
import { CustomerCodes } from "./codes/customer-codes";
import type { SandboxContext } from "./context";
import { FaultList } from "./control/faults";
import { RequestLog } from "./control/request-log";
import { askShop } from "./delivery/ask-shop";
import { DeliveryDesk } from "./delivery/delivery-desk";
import { DEMO_UNITS } from "./demo-units";
import { PaymentDesk } from "./desk";
import { LedgerDesk } from "./ledger/ledger-desk";
import type { SandboxOptions } from "./options";
import { DetailsDesk } from "./order-details/details-desk";
import { OrderDesk } from "./orders/order-desk";
import { PeopleBook } from "./people-book";
import { SalesUnitBook } from "./sales-unit-book";
import { MemoryStore } from "./store/memory-store";
import type { Store } from "./store/store";
import { applyWhatIsDue } from "./upkeep";
import { WebhookDispatcher } from "./webhooks/dispatcher";
import { sendWebhook } from "./webhooks/send-webhook";

const WEBHOOK_PATIENCE_MS = 2000;

/** The shared parts, and `ready`, which resolves when stored state is read. */
export function makeContext(options: SandboxOptions): { context: SandboxContext; ready: Promise<void> } {
  const store: Store = options.store ?? new MemoryStore();
  const clock = new SandboxClock(options.clock);
  const units = new SalesUnitBook(store);
  const desk = new PaymentDesk(store, clock, units);
  const orders = new OrderDesk(store, clock, units);
  const ledgers = new LedgerDesk(store, clock, units);
  const limiter = new RateLimiter(clock, options.rateLimits ?? true);
  const dispatcher = new WebhookDispatcher(store, clock, options.sendWebhook ?? sendWebhook);
  const testPeople = new PeopleBook(store);
  const { publicUrl = "http://127.0.0.1:3001", people = testPeople.all() } = options;
  let tokenKey = "";
  const catchUp = async () => {
    await applyWhatIsDue(desk);
    await orders.applyWhatIsDue();
    await ledgers.applyWhatIsDue();
    await Promise.race([dispatcher.idle(), sleep(WEBHOOK_PATIENCE_MS, undefined, { ref: false })]);
  };
  const customerCodes = new CustomerCodes(() => tokenKey, clock);
  const codes = new CodeDesk(store, clock, customerCodes, catchUp);
  desk.on("payment", () => dispatcher.wake());
  const context: SandboxContext = {
    ...{ store, clock, units, desk, orders, codes, ledgers, limiter, people },
    ...{ customerCodes, testPeople, dispatcher, catchUp },
    details: new DetailsDesk(store),
    delivery: new DeliveryDesk(desk, people, options.askShop ?? askShop),
    faults: new FaultList(),
    requests: new RequestLog(store.requests),
    tokenKey: () => tokenKey,
    publicUrl: typeof publicUrl === "string" ? () => publicUrl : publicUrl,
  };
  const prepare = async () => {
    await units.load(options.units ?? DEMO_UNITS);
    await testPeople.load();
    await context.requests.load();
    tokenKey = await restore(store, clock);
  };
  return { context, ready: prepare() };
}

/** Sets the clock to where it stood, and returns the key that tokens are signed with. */
async function restore(store: Store, clock: SandboxClock): Promise<string> {
  const offset = await store.setting("clock-offset");
  if (offset !== undefined) clock.setOffset(Number(offset));
  const key = (await store.setting("token-key")) ?? randomBytes(32).toString("hex");
  await store.saveSetting("token-key", key);
  return key;
}
