import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { EVENT_TYPES } from "../webhooks/event-types";
import { type Caller, checkCaller } from "./gateway";
import { type Answer, malformedProblem, toResponse } from "./problem";
import { readBody } from "./read-body";

const LIMIT_PER_EVENT = 25;
const CHECK_IN = "user.checked-in.v1";

// The real platform insists on https and on hosts that the internet can reach; here http and loopback are welcome,
// since a sandbox without a network could deliver nothing otherwise.
const registerBody = z.strictObject({
  url: z.string().refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), {
    message: "Must be an absolute http or https address.",
  }),
  events: z
    .array(z.string().refine((event) => EVENT_TYPES.has(event), { message: "The event type is unknown." }))
    .min(1),
});

async function register(
  { unit }: Caller,
  text: string,
  instance: string,
  context: SandboxContext,
): Promise<Answer> {
  const read = readBody(registerBody, text, instance);
  if ("answer" in read) return read.answer;
  const { url } = read.body;
  const events = [...new Set(read.body.events)];
  const id = randomUUID();
  const secret = randomUUID();
  const registration = { id, msn: unit.msn, url, events, secret, createdAt: context.clock.now() };
  const added = await context.store.register(registration, events.includes(CHECK_IN) ? 1 : LIMIT_PER_EVENT);
  if (added) return { status: 201, body: { id, secret } };
  const reason = "The sales unit has as many registrations for one of these events as it may have.";
  return malformedProblem(instance, [{ name: "events", reason }]);
}

async function list(
  { unit }: Caller,
  _text: string,
  _instance: string,
  { store }: SandboxContext,
): Promise<Answer> {
  const own = await store.registrations(unit.msn);
  return { status: 200, body: { webhooks: own.map(({ id, url, events }) => ({ id, url, events })) } };
}

async function unregister(
  { unit }: Caller,
  id: string,
  instance: string,
  { store }: SandboxContext,
): Promise<Answer> {
  if (await store.unregister(unit.msn, id)) return { status: 204 };
  return malformedProblem(instance, [{ name: "id", reason: "The sales unit has no webhook with this id." }]);
}

/** Webhooks v1. There is no partner's key in the sandbox: every registration belongs to one sales unit. */
export function webhookRoutes(context: SandboxContext): Hono {
  const serve =
    (handler: typeof register, read: (c: Context) => Promise<string> | string) => async (c: Context) => {
      const checked = checkCaller(c.req.raw.headers, context);
      if ("answer" in checked) return toResponse(checked.answer);
      const instance = c.req.path.replace(/^\/webhooks/, "");
      return toResponse(await handler(checked.caller, await read(c), instance, context));
    };
  return new Hono()
    .basePath("/webhooks/v1")
    .post(
      "/webhooks",
      serve(register, (c) => c.req.text()),
    )
    .get(
      "/webhooks",
      serve(list, () => ""),
    )
    .delete(
      "/webhooks/:id",
      serve(unregister, (c) => c.req.param("id") ?? ""),
    );
}
