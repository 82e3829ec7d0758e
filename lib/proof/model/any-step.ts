import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { FATES, type Fate, type PaymentModel } from "./payment-model";
import { AMOUNT, type Kind } from "./platform-model";
import { approve } from "./portal-rig";
import {
  agree,
  click,
  clickAgain,
  clickBesideReading,
  doubleClick,
  elsewhere,
  hear,
  late,
  look,
  read,
  readLate,
  readSlowly,
  recoverable,
  review,
  type Step,
  step,
  twoPeople,
  twoWorkers,
  wait,
  work,
} from "./steps";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

const kind = fc.constantFrom<Kind>("capture", "capture", "refund", "refund", "cancel");
const moved = fc.constantFrom<Kind>("capture", "refund");
const amount = fc.constantFrom(undefined, 1, 500, 2_500, 2_500, 4_000, 4_000, 6_000, AMOUNT + 1);
const sum = fc.constantFrom(1, 500, 2_500, 4_000, AMOUNT);
const fate = fc.constantFrom<Fate>(...FATES);
const place = fc.nat({ max: 9 });
const readable = fc.constantFrom(true, true, true, true, false);
const often = fc.constantFrom(1, 2, 3);
const pause = fc.constantFrom(
  13 * SECOND,
  60 * SECOND,
  60 * SECOND,
  600 * SECOND,
  3 * HOUR,
  21 * HOUR,
  192 * HOUR,
);
const yes = fc.constantFrom(false, false, true);

const clicks = fc.tuple(kind, amount, fate, yes).map(([which, asked, meets, stale]) =>
  step(`${which} ${asked ?? "all"} ${meets}${stale ? " stale" : ""}`, (model, run) => {
    const seen = stale ? model.sight : model.version;
    return click(model, run, { key: randomUUID(), kind: which, amount: asked, seen }, meets);
  }),
);
const workers = fc.tuple(readable, fate).map(([can, meets]) =>
  step(
    `worker ${can ? meets : "cannot read"}`,
    (model, run) => work(model, run, can, meets),
    (model) => !!recoverable(model),
  ),
);
const ticks = pause.map((ms) => step(`wait ${ms / SECOND} s`, async (model) => wait(model, ms)));

const approval = step(
  "approve",
  async (model, { rig, at }) =>
    agree("approval", String(await approve(rig, at)), String(model.platform.approve())),
  ({ platform }) => platform.view.state === "CREATED",
);
const events = fc
  .tuple(place, often)
  .map(([n, copies]) => step(`event ${n} x ${copies}`, (model, run) => hear(model, run, n, copies)));
const readings = readable.map((can) => step(`read ${can}`, (model, run) => read(model, run, can)));
const others = fc
  .tuple(kind, sum, yes)
  .map(([which, asked, keyless]) =>
    step(`${which} ${asked} elsewhere${keyless ? " keyless" : ""}`, (model, run) =>
      elsewhere(model, run, which, asked, keyless),
    ),
  );
const lateAnswers = place.map((n) =>
  step(
    "late answer",
    (model, run) => late(model, run, n),
    ({ held }) => held.size > 0,
  ),
);
const repeats = fc.tuple(place, yes).map(([n, other]) =>
  step(
    `same click${other ? ", other amount" : ""}`,
    (model, run) => clickAgain(model, run, n, other),
    ({ ops }) => ops.length > 0,
  ),
);
const asked = fc.tuple(kind, amount);
const doubles = asked.map(([which, sum]) =>
  step(`double ${which} ${sum ?? "all"}`, (model, run) => doubleClick(model, run, which, sum)),
);
const pairs = asked.map(([which, sum]) =>
  step(`two people ${which} ${sum ?? "all"}`, (model, run) => twoPeople(model, run, which, sum)),
);
const races = fc
  .tuple(moved, amount)
  .map(([which, sum]) =>
    step(`${which} ${sum ?? "all"} beside a reading`, (model, run) =>
      clickBesideReading(model, run, which, sum),
    ),
  );
const needsPerson = ({ open }: PaymentModel) => open?.state === "needs_review";
const workerMay = (model: PaymentModel) => recoverable(model) !== undefined;

/** All that may happen to a payment, the usual more often than the rare. */
const CHOICES: readonly (readonly [weight: number, steps: fc.Arbitrary<Step>])[] = [
  [9, clicks],
  [8, workers],
  [6, ticks],
  [4, fc.constant(approval)],
  [3, events],
  [3, readings],
  [3, others],
  [3, lateAnswers],
  [2, repeats],
  [2, doubles],
  [2, pairs],
  [2, races],
  [2, fc.constant(step("two workers", twoWorkers, workerMay))],
  [2, fc.constant(step("slow reading", readSlowly))],
  [2, fc.constant(step("late reading", readLate, ({ slow }) => slow.length > 0))],
  [2, fc.constant(step("look", look))],
  [2, fc.constant(step("review", review, needsPerson))],
];

export const anyStep = fc.oneof(...CHOICES.map(([weight, arbitrary]) => ({ weight, arbitrary })));
