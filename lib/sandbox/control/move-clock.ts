import type { SandboxContext } from "../context";

/** Moves the calendar and answers when what became due has happened: days are closed, webhooks had their first try. */
export async function moveClock(context: SandboxContext, offset: number): Promise<void> {
  const { clock, store, ledgers } = context;
  const back = offset < clock.offset;
  clock.setOffset(offset);
  if (back) {
    await store.retryAllNow();
    // Days that lie ahead again are open again.
    const msns = ledgers.units().map(({ msn }) => msn);
    await ledgers.rewriteFrom(clock.now(), msns);
  }
  await store.saveSetting("clock-offset", String(clock.offset));
  await context.catchUp();
}
