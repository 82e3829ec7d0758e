import type { PaymentDesk } from "./desk";
import { DEAD_AFTER } from "./webhooks/retry-schedule";

const BATCH = 500;

/** What time alone does: payments expire, reservations end, listeners that stay dead are dropped. */
export async function applyWhatIsDue(desk: PaymentDesk): Promise<void> {
  const { store, clock } = desk;
  const now = clock.now();
  for (;;) {
    const due = await store.duePayments(now, BATCH);
    for (const at of due) await desk.read(at);
    if (due.length < BATCH) break;
  }
  for (const { id, msn, deadSince } of await store.registrations()) {
    if (deadSince !== undefined && now - deadSince >= DEAD_AFTER) await store.unregister(msn, id);
  }
}
