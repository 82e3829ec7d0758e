import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import { request } from "undici";
import type { Known } from "./platform";
import type { World } from "./start-world";

export type Compared = {
  readonly differ: number;
  readonly compared: number;
  readonly open: number;
  readonly backlog: number;
};

/** Waits until the workers are through, a minute at the most, and compares every payment that the load worked with. */
export async function checkAmounts(world: World): Promise<Compared> {
  const rows = new Pool({ connectionString: world.superuserUrl, max: 1 });
  const number = async (statement: string) => Number((await rows.query(statement)).rows[0]?.n);
  const waiting = () => number("select count(*)::int as n from webhook_inbox where applied_at is null");
  try {
    for (let tries = 0; tries < 60 && (await waiting()) > 0; tries += 1) await pause(1_000);
    const answer = await request(`${world.platform}/state`);
    const { payments } = (await answer.body.json()) as { payments: Known[] }; // safe: platform.ts answers this
    const { rows: ours } = await rows.query<{ reference: string; captured: number; refunded: number }>(
      "select reference, captured_minor::int as captured, refunded_minor::int as refunded from payments where reference = any ($1)",
      [payments.map(({ reference }) => reference)],
    );
    const known = new Map(ours.map((row) => [row.reference, row]));
    const differ = payments.filter(({ reference, captured, refunded }) => {
      const row = known.get(reference);
      return row?.captured !== captured || row.refunded !== refunded;
    });
    const open = await number(
      "select count(*)::int as n from operations where state in ('pending', 'sent', 'unknown', 'needs_review')",
    );
    return { differ: differ.length, compared: payments.length, open, backlog: await waiting() };
  } finally {
    await rows.end();
  }
}
