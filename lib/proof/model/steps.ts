import { randomUUID } from "node:crypto";
import type fc from "fast-check";
import { armCrashpoints } from "@/lib/crashpoint";
import { systemCaller } from "@/lib/testing/factories";
import { cancelPayment } from "@/lib/transactions/cancel-payment";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { refreshPayment } from "@/lib/transactions/refresh-payment";
import { refundPayment } from "@/lib/transactions/refund-payment";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import { reviewOperation } from "@/lib/transactions/review-operation";
import type { Fate, Op, PaymentModel } from "./payment-model";
import type { Kind } from "./platform-model";
import { bringEvent, type Place, pass, type Rig } from "./portal-rig";
import { compare, eventCount, isDue, readRow } from "./read-state";

/** One payment's history, and the portal in which it takes place. */
export type Run = {
  readonly rig: Rig;
  readonly at: Place;
  readonly told: Set<number>;
  readonly trace: string[];
};
export type Step = fc.AsyncCommand<PaymentModel, Run>;

/** Each step takes its time, so that five lost answers never fall into the half minute that opens the circuit. */
const STEP_MS = 8_000;

type Perform = (model: PaymentModel, run: Run) => Promise<void>;

export function step(
  name: string,
  perform: Perform,
  check: (model: PaymentModel) => boolean = () => true,
): Step {
  return {
    check,
    toString: () => name,
    run: async (model, run) => {
      run.trace.push(name);
      wait(model, STEP_MS);
      await perform(model, run);
      await compare(model, run.rig, run.at);
    },
  };
}

export function wait(model: PaymentModel, ms: number): void {
  pass(ms);
  model.pass(ms);
}

export function agree(what: string, is: string, expected: string): void {
  if (is !== expected) throw new Error(`${what}: the portal says ${is}, expected was ${expected}`);
}

type Said = "stuck" | { ok: true; value: object } | { ok: false; error: { code: string } };

/** Outcome, state, code or "stuck": what a use case came to, in one word. */
function wordOf(said: unknown): string {
  if (said === "stuck") return "stuck";
  const result = said as Exclude<Said, "stuck">;
  if (!result.ok) return result.error.code;
  const { outcome, state } = result.value as { outcome?: string; state?: string };
  return outcome ?? state ?? "ok";
}

const USE_CASES = { capture: capturePayment, refund: refundPayment };

type Click = { key: string; kind: Kind; amount: number | undefined; seen: number };

async function ask({ rig, at }: Run, { key, kind, amount, seen }: Click) {
  const input = { paymentId: at.id, idempotencyKey: key, seenVersion: seen };
  if (kind === "cancel") return cancelPayment.call(rig.boss, input);
  return USE_CASES[kind].call(rig.boss, { ...input, ...(amount !== undefined && { amountMinor: amount }) });
}

export async function click(model: PaymentModel, run: Run, one: Click, fate: Fate): Promise<void> {
  const said = await run.rig.line.under(fate, () => ask(run, one));
  agree(one.kind, wordOf(said), model.click(one.key, one.kind, one.amount, one.seen, fate));
}

const job = ({ rig }: Run, permission: "payment:sync" | "operation:resolve") =>
  systemCaller(rig.merchant, permission);
const poll = (run: Run) => refreshPayment.call(job(run, "payment:sync"), { paymentId: run.at.id });
const turn = (run: Run, op: Op) =>
  resolveOperation.call(job(run, "operation:resolve"), { operationId: op.key });

/** What the worker may take up; what waits for a person it leaves alone. */
export const recoverable = ({ open }: PaymentModel) => (open?.state === "needs_review" ? undefined : open);

export async function work(model: PaymentModel, run: Run, readable: boolean, fate: Fate): Promise<void> {
  const op = recoverable(model);
  if (!op) return;
  const due = await isDue(run.rig, run.at, op.key);
  run.rig.line.readable = readable;
  const said = await run.rig.line.under(fate, () => turn(run, op));
  run.rig.line.readable = true;
  agree("the worker", wordOf(said), due ? model.resolve(op, readable, fate) : "left_alone");
}

// The second comes once the first has taken hold. Started with it, it found the row locked as a rule, whatever its lease says.
export async function twoWorkers(model: PaymentModel, run: Run): Promise<void> {
  const op = recoverable(model);
  if (!op) return;
  const due = await isDue(run.rig, run.at, op.key);
  let second: ReturnType<typeof turn> | undefined;
  armCrashpoints((point) => {
    if (point === "recovery-leased") second ??= turn(run, op);
  });
  const first = await turn(run, op).finally(() => armCrashpoints());
  const said = [first, await (second ?? turn(run, op))].map(wordOf).sort();
  const expected = [due ? model.resolve(op, true, "answered") : "left_alone", "left_alone"];
  agree("two workers", said.join(), expected.sort().join());
}

export async function doubleClick(
  model: PaymentModel,
  run: Run,
  kind: Kind,
  amount: number | undefined,
): Promise<void> {
  const one = { key: randomUUID(), kind, amount, seen: model.version };
  const said = (await Promise.all([ask(run, one), ask(run, one), ask(run, one)])).map(wordOf);
  const expected = model.click(one.key, kind, amount, one.seen, "answered");
  // Who comes second is told that the first has no answer yet.
  const meanwhile = model.ops.some(({ key }) => key === one.key) ? "unknown" : expected;
  const strange = said.filter((word) => word !== expected && word !== meanwhile);
  if (strange.length > 0 || !said.includes(expected)) agree("a double click", said.join(), expected);
}

export async function twoPeople(
  model: PaymentModel,
  run: Run,
  kind: Kind,
  amount: number | undefined,
): Promise<void> {
  const both = [randomUUID(), randomUUID()].map((key) => ({ key, kind, amount, seen: model.version }));
  const said = (await Promise.all(both.map((one) => ask(run, one)))).map(wordOf);
  const { operations } = await readRow(run.rig, run.at);
  const winner = Math.max(
    0,
    both.findIndex(({ key }) => operations.some(({ id }) => id === key)),
  );
  const expected = model.click(both[winner]?.key ?? "", kind, amount, model.version, "answered");
  agree("the first of two people", said[winner] ?? "", expected);
  const other = said[1 - winner] ?? "";
  const sent = operations.some(({ id }) => both.some(({ key }) => key === id));
  if (sent ? !["operation_open", "changed_meanwhile"].includes(other) : other !== expected)
    agree("the second of two people", other, expected);
}

/** A reading that comes in while the answer is under way: the version may grow once more or once less. */
export async function clickBesideReading(
  model: PaymentModel,
  run: Run,
  kind: Kind,
  amount: number | undefined,
) {
  const one = { key: randomUUID(), kind, amount, seen: model.version };
  const [said] = await Promise.all([ask(run, one), poll(run)]);
  const first = wordOf(said) === "changed_meanwhile";
  if (first) model.sync();
  agree(`${kind} beside a reading`, wordOf(said), model.click(one.key, kind, amount, one.seen, "answered"));
  if (!first) model.sync();
  model.version = (await readRow(run.rig, run.at)).version;
}

export async function clickAgain(
  model: PaymentModel,
  run: Run,
  place: number,
  otherAmount: boolean,
): Promise<void> {
  const op = model.ops[place % model.ops.length];
  if (!op) return;
  const { key, kind } = op;
  const other = otherAmount && kind !== "cancel";
  const said = await ask(run, { key, kind, amount: other ? op.amount + 1 : op.amount, seen: model.version });
  agree("the same click", wordOf(said), other ? "key_reused" : model.answerOf(op));
}

export async function late(model: PaymentModel, run: Run, place: number): Promise<void> {
  const [name, held] = [...model.held][place % model.held.size] ?? [];
  if (!name || !held) return;
  const said = wordOf(await run.rig.line.release(name));
  const expected = model.late(name) ?? "";
  agree("a late answer", said, held.again ? held.op.state : expected);
}

export async function elsewhere(
  model: PaymentModel,
  { rig, at }: Run,
  kind: Kind,
  amount: number,
  keyless: boolean,
) {
  const path = `/epayment/v1/payments/${at.reference}/${kind}`;
  const body = kind === "cancel" ? {} : { modificationAmount: { currency: "NOK", value: amount } };
  const headers = keyless && kind === "cancel" ? {} : { "idempotency-key": randomUUID() };
  rig.shop.token = undefined;
  const { status } = await rig.shop.send("POST", path, { body, headers });
  const done = model.platform.doElsewhere(kind, amount, keyless, model.now);
  agree(`${kind} elsewhere`, String(status === 200), String(done));
}

export async function hear(model: PaymentModel, run: Run, place: number, copies: number): Promise<void> {
  const event = place % (await eventCount(run.rig, run.at));
  const fresh = !run.told.has(event);
  agree(
    "readings after an event",
    String(await bringEvent(run.rig, run.at, event, copies)),
    fresh ? "1" : "0",
  );
  run.told.add(event);
  if (fresh) model.sync();
}

export async function read(model: PaymentModel, run: Run, readable: boolean): Promise<void> {
  run.rig.line.readable = readable;
  const said = wordOf(await poll(run));
  run.rig.line.readable = true;
  agree("a reading", said, readable ? "ok" : "platform_unavailable");
  if (readable) model.sync();
}

/** The platform answers now; the answer arrives when other things have happened. */
export async function readSlowly(model: PaymentModel, run: Run): Promise<void> {
  run.rig.line.slow = true;
  agree("a slow reading", wordOf(await run.rig.line.under("answered", () => poll(run))), "stuck");
  model.slow.push(model.platform.read());
}

export async function readLate(model: PaymentModel, run: Run): Promise<void> {
  const reading = model.slow.shift();
  agree("a late reading", wordOf(await run.rig.line.releaseReading()), "ok");
  if (reading) model.sync(reading);
}

export async function look(model: PaymentModel): Promise<void> {
  model.sight = model.version;
}

export async function review(model: PaymentModel, run: Run): Promise<void> {
  const op = model.open;
  if (op?.state !== "needs_review") return;
  const happened = model.platform.happened(op.key);
  const input = { operationId: op.key, happened, reason: "Seen in the settlement" };
  model.review(op, happened);
  agree("a person", wordOf(await reviewOperation.call(run.rig.boss, input)), op.state);
}
