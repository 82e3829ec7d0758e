import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { isoTime } from "../payment-view";
import { faultOrder } from "./faults";
import { readOrder } from "./read-order";

/** What happened under one key, however the request was answered. */
async function effectsUnder(key: string, { store, desk }: SandboxContext) {
  const answers = await store.answersUnder(key);
  const payments = await Promise.all(answers.map((answer) => desk.read(answer)));
  const effects = payments.flatMap((payment) =>
    (payment?.events ?? [])
      .filter((event) => event.idempotencyKey === key && event.success)
      .map(({ name, amount, at, pspReference }) => {
        const { msn = "", reference = "", currency = "" } = payment ?? {};
        return { msn, reference, name, amount: { currency, value: amount }, at: isoTime(at), pspReference };
      }),
  );
  const kept = answers.map(({ msn, reference, operation, at, answer }) => {
    return { msn, reference, operation, at: isoTime(at), status: answer.status };
  });
  const unique = new Map(effects.map((effect) => [`${effect.msn}/${effect.pspReference}`, effect]));
  return { key, effects: [...unique.values()], answers: kept };
}

/**
 * Failures on order (`/_control/faults`: GET, POST one, DELETE all or one) and the oracle `/_control/effects?key=`:
 * `effects` are the events that happened under an idempotency key, `answers` what is kept to be replayed.
 */
export function faultRoutes(context: SandboxContext): Hono {
  const { faults } = context;
  return new Hono()
    .get("/_control/faults", (c) => c.json({ faults: faults.list() }))
    .post("/_control/faults", async (c) => {
      const read = await readOrder(c, faultOrder);
      return "refused" in read ? read.refused : c.json(faults.add(read.order), 201);
    })
    .delete("/_control/faults", (c) => {
      faults.remove();
      return c.body(null, 204);
    })
    .delete("/_control/faults/:id", (c) => {
      if (faults.remove(c.req.param("id"))) return c.body(null, 204);
      return c.json({ error: "There is no fault with this id." }, 404);
    })
    .get("/_control/effects", async (c) => {
      const key = c.req.query("key");
      if (!key) return c.json({ error: "Say which key: /_control/effects?key=…" }, 400);
      return c.json(await effectsUnder(key, context));
    });
}
