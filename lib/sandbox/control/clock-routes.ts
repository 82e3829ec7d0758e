import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { moveClock } from "./move-clock";
import { readOrder } from "./read-order";

const instant = z
  .string()
  .refine((text) => Number.isFinite(Date.parse(text)), { message: "Must be a date and time." });

const move = z.union([z.strictObject({ advance: z.number() }), z.strictObject({ set: instant })]);

/**
 * `GET /_control/clock` → `{ now, offsetSeconds }`. `POST` with `{ advance: seconds }` or `{ set: "2026-12-01T08:00:00Z" }`
 * moves the calendar, `DELETE` sets it back to the wall clock. They answer when what became due has happened: days that ended
 * are closed in the ledgers, webhooks had their first try.
 */
export function clockRoutes(context: SandboxContext): Hono {
  const { clock } = context;
  const show = () => ({ now: new Date(clock.now()).toISOString(), offsetSeconds: clock.offset / 1000 });
  const moveTo = async (offset: number) => {
    await moveClock(context, offset);
    return show();
  };
  return new Hono()
    .delete("/_control/clock", async (c) => c.json(await moveTo(0)))
    .get("/_control/clock", (c) => c.json(show()))
    .post("/_control/clock", async (c) => {
      const read = await readOrder(c, move);
      if ("refused" in read) return read.refused;
      const { order } = read;
      const by = "advance" in order ? order.advance * 1000 : Date.parse(order.set) - clock.now();
      return c.json(await moveTo(clock.offset + by));
    });
}
