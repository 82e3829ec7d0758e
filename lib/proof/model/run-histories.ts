import fc from "fast-check";
import { anyStep } from "./any-step";
import { type Fate, PaymentModel } from "./payment-model";
import { PlatformModel } from "./platform-model";
import { makePayment, pass, type Rig } from "./portal-rig";
import { compare, readRow } from "./read-state";
import { type Run, review, type Step, wait, work } from "./steps";

/** A third of what is drawn can not happen just then: some 40 do. */
const STEPS = 55;
/** Longer than whatever the run before has left: failures that are counted, and leases. */
const BETWEEN_RUNS_MS = 120_000;

const created = fc.constantFrom<Fate>(
  "answered",
  "answered",
  "lost",
  "never",
  "busy",
  "crash-before",
  "crash-after",
);
const history = fc.tuple(created, fc.array(anyStep, { minLength: STEPS, maxLength: STEPS }));

export type Found = {
  readonly runs: number;
  readonly steps: number;
  readonly trace: readonly string[];
  readonly why: string | undefined;
};

/** Lets so many payments live through 40 random steps each, until one of them is not as the model says. */
export async function runHistories(rig: Rig, runs: number, seed: number): Promise<Found> {
  let trace: string[] = [];
  let steps = 0;
  const property = fc.asyncProperty(history, async ([fate, wanted]) => {
    trace = [`create ${fate}`];
    await live(rig, fate, wanted, trace).finally(() => {
      steps += trace.length;
    });
  });
  const checked = await fc.check(property, { seed, numRuns: runs, endOnFailure: true });
  const error = checked.errorInstance;
  const why = checked.failed ? String(error instanceof Error ? error.message : error) : undefined;
  return { runs: checked.numRuns, steps, trace: why ? trace : [], why };
}

async function live(rig: Rig, fate: Fate, wanted: readonly Step[], trace: string[]): Promise<void> {
  pass(BETWEEN_RUNS_MS);
  rig.line.forget();
  const at = await makePayment(rig, fate);
  const payment = await rig.sandbox.context.desk.read({ msn: rig.msn, reference: at.reference });
  const platform = new PlatformModel(payment?.createdAt ?? 0);
  const { version, known } = await readRow(rig, at);
  const model = new PaymentModel(platform, { now: Date.now(), version, known });
  const run: Run = { rig, at, told: new Set(), trace };
  await compare(model, rig, at);
  await fc.asyncModelRun(() => ({ model, real: run }), wanted);
  await settle(model, run);
}

/** In the end all comes to rest by itself, or by a person where the portal asked for one; nothing is left open. */
async function settle(model: PaymentModel, run: Run): Promise<void> {
  run.trace.push("settle");
  const { rig, at } = run;
  for (let turn = 0; model.open && turn < 30; turn += 1) {
    const { operations } = await readRow(rig, at);
    const open = operations.find(({ id }) => id === model.open?.key);
    wait(
      model,
      Math.max(0, Date.parse(open?.next ?? "") - Date.now(), Date.parse(open?.lease ?? "") - Date.now() || 0),
    );
    await work(model, run, true, "answered");
    await review(model, run);
    await compare(model, rig, at);
  }
  if (model.open) throw new Error(`an operation stays ${model.open.state} for ever`);
}
