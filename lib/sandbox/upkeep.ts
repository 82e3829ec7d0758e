import type { PaymentDesk } from "./desk";
import { DEAD_AFTER } from "./webhooks/retry-schedule";

const BATCH = 500;
const AT_ONCE = 8;

/** What time alone does: payments expire, reservations end, listeners that stay dead are dropped. */
export async function applyWhatIsDue(desk: PaymentDesk): Promise<void> {
  const { store, clock } = desk;
  const now = clock.now();
  for (;;) {
    const due = await store.duePayments(now, BATCH);
    for (let first = 0; first < due.length; first += AT_ONCE) {
      await Promise.all(due.slice(first, first + AT_ONCE).map((at) => desk.read(at)));
    }
    if (due.length < BATCH) break;
  }
  for (const { id, msn, deadSince } of await store.registrations()) {
    if (deadSince !== undefined && now - deadSince >= DEAD_AFTER) await store.unregister(msn, id);
  }
}
