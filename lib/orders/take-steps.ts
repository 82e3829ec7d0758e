import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { KIND_OF, mayMove } from "@/lib/domain/product-order";
import { notify } from "@/lib/notifications/notify";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import type { SeenOrder } from "@/lib/payments-api/orders";
import { addUnit, companyOf, type OrderRow, updateOrder } from "./repository";

type Taken = { value: { state: OrderRow["state"]; msn: string | null }; audit: AuditEntry };

/**
 * Takes over the steps that the portal hasn't seen yet, one by one: only those that can follow each other. With approval comes the
 * unit, its keys encrypted, in the same transaction. Undefined where there is nothing new.
 */
export async function takeSteps(
  tx: WriteTx,
  scope: Scope,
  order: OrderRow,
  seen: SeenOrder,
): Promise<Taken | undefined> {
  const at = now();
  let state = order.state;
  const steps = [...order.steps];
  const fresh = seen.steps.slice(order.seen);
  for (const step of fresh) {
    // The company's own steps are known here before the platform tells of them.
    if (!mayMove(order.product, state, step.state, "platform")) continue;
    state = step.state;
    steps.push({ state, at, note: step.note });
  }
  if (fresh.length === 0) return undefined;
  const unit = state === "approved" ? seen.salesUnit : undefined;
  if (state === "approved" && !(unit && (await connect(tx, scope, order, unit)))) return undefined;
  const msn = unit?.msn ?? null;
  await updateOrder(tx, order.id, { state, steps, seen: seen.steps.length, msn, changedAt: at });
  if (state !== order.state) await tell(tx, order, state, msn);
  const details = { before: order.state, after: state };
  const audit = { action: "order.moved", subject: `order:${order.id}`, details, ...(msn && { msn }) };
  return { value: { state, msn }, audit };
}

async function connect(
  tx: WriteTx,
  { merchantId }: Scope,
  { name, product, environment, answers }: OrderRow,
  { msn, keys, flags }: NonNullable<SeenOrder["salesUnit"]>,
): Promise<boolean> {
  const { currency } = await companyOf(tx);
  const text = (field: string) => (typeof answers[field] === "string" && answers[field]) || null;
  const added = await addUnit(tx, {
    ...{ merchantId, msn, name, environment, currency },
    kind: KIND_OF[product],
    captureType: flags.directCapture ? "direct" : "reserve",
    location: text("location"),
    settlementAccount: text("account"),
    partner: text("partner"),
    connectedAt: now(),
  });
  if (added) await keepApiKeys(tx, merchantId, { msn, ...keys });
  return added;
}

async function tell(tx: WriteTx, order: OrderRow, state: OrderRow["state"], msn: string | null) {
  if (state === "draft") return;
  const about = { product: order.name, state };
  const page = order.product === "test_unit" && msn ? `/sales-units/${msn}` : `/orders/${order.id}`;
  await notify(tx, { kind: "productOrderMoved", about, page });
}
