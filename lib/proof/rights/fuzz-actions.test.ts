import { randomUUID } from "node:crypto";
import { beforeAll, expect, it, vi } from "vitest";
import type { ZodType } from "zod";
import type { OwnCase } from "@/lib/access/own-case";
import type { UseCase } from "@/lib/access/use-case";
import { record, seedOf } from "@/lib/proof/record";
import { actionsInTree } from "@/lib/testing/entry-points";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { drawer, spoil } from "./from-schema";
import {
  brokenBy,
  type Case,
  countWrites,
  type Ground,
  layGround,
  memoryHeld,
  onePerFault,
  show,
} from "./fuzz-ground";
import { chance, hostileString, hostileValue, pick } from "./hostile-values";

type AnyForm = (form: FormData) => unknown;
type Made = { kind: "action" | "ownAction" | "ownStep"; useCase: unknown; readForm: AnyForm };

const stage = vi.hoisted(() => ({
  ground: undefined as Ground | undefined,
  /** What goes on once the answer is out. */
  later: [] as Promise<unknown>[],
  made: new Map<unknown, Made>(),
  schemas: new Map<unknown, ZodType>(),
}));

vi.mock("next/headers", () => import("./next-stage").then(({ headersModule }) => headersModule));
vi.mock("next/navigation", () => import("next/dist/client/components/navigation.react-server"));
vi.mock("next/server", async (original) => ({
  ...(await original<object>()),
  after: (work: () => Promise<unknown>) => void stage.later.push(work()),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.mock("next-intl/server", () => import("./next-stage").then(({ textsModule }) => textsModule));
vi.mock("@/lib/access/current-caller", () => ({
  callerFor: async (slug: string) => {
    const { ground } = stage;
    if (!ground || slug !== ground.merchant.slug) return { kind: "stranger", person: ground?.person };
    return { kind: "member", person: ground.person, caller: ground.caller, companies: [] };
  },
}));
vi.mock("@/lib/access/session", async (original) => ({
  ...(await original<object>()),
  // What next-auth does with it is tried over HTTP (off-site.test.ts): it takes no call without a request.
  startSignIn: async () => "http://localhost:3000/sign-in",
  currentPerson: async () => stage.ground?.person,
  currentSession: async () => ({ person: stage.ground?.person, companies: [], owed: "nothing" }),
  owingSession: async () => ({ person: stage.ground?.person, companies: [], owed: "second_factor" }),
}));
vi.mock("@/lib/access/use-case", async (original) => {
  const actual = await original<{ defineUseCase: (spec: { input: ZodType }) => unknown }>();
  return { ...actual, defineUseCase: keepingSchema(actual.defineUseCase) };
});
vi.mock("@/lib/access/own-case", async (original) => {
  const actual = await original<Record<string, (spec: { input: ZodType }) => unknown>>();
  return Object.fromEntries(Object.entries(actual).map(([name, define]) => [name, keepingSchema(define)]));
});
vi.mock("@/lib/web/action", async (original) => {
  const { action } = await original<{ action: (...made: [unknown, AnyForm]) => unknown }>();
  return { action: keepingParts("action", action) };
});
vi.mock("@/lib/web/own-action", async (original) => {
  const actual = await original<Record<"ownAction" | "ownStep", (...made: [unknown, AnyForm]) => unknown>>();
  const { ownAction, ownStep } = actual;
  return { ownAction: keepingParts("ownAction", ownAction), ownStep: keepingParts("ownStep", ownStep) };
});

function keepingSchema(define: (spec: { input: ZodType }) => unknown) {
  return (spec: { input: ZodType }) => {
    const made = define(spec);
    stage.schemas.set(made, spec.input);
    return made;
  };
}

function keepingParts(kind: Made["kind"], make: (useCase: unknown, readForm: AnyForm) => unknown) {
  return (useCase: unknown, readForm: AnyForm) => {
    const run = make(useCase, readForm);
    stage.made.set(run, { kind, useCase, readForm });
    return run;
  };
}

/** Fewer for a quick look: FUZZ_CASES=100, and FUZZ_ONLY=/links for a part. */
const CASES = Number(process.env["FUZZ_CASES"] ?? 2_000);
const SEED = seedOf(20_261_122);
const HANG_MS = 2_000;

useTestDatabase();
const platform = useTestPlatform();
let writes: () => number;
type Subject = Made & { name: string; run: (...args: unknown[]) => Promise<unknown>; schema: ZodType };
let subjects: Subject[];

beforeAll(async () => {
  writes = countWrites();
  const modules = new Map<string, Record<string, unknown>>();
  for (const { file } of actionsInTree())
    modules.set(file, await import(/* @vite-ignore */ `../../../${file}`));
  subjects = actionsInTree().map(({ name, file }) => {
    const run = modules.get(file)?.[name.split(" ")[1] ?? ""];
    const made = stage.made.get(run);
    const schema = stage.schemas.get(made?.useCase);
    if (typeof run !== "function" || !made || !schema) throw new Error(`${name} is not made of a use case`);
    return { ...made, name, run: run as Subject["run"], schema };
  });
});

it("no action breaks, hangs or writes on what nobody would send by hand", { timeout: 900_000 }, async () => {
  stage.ground = await layGround(platform.connect);
  const started = Date.now();
  const wrong: Case[] = [];
  let [count, slowest, before] = [0, 0, 0];
  const only = process.env["FUZZ_ONLY"];
  const chosen = subjects.filter(({ name }) => !only || name.includes(only));
  // A first round fills what is kept for good: modules, prepared texts, pools.
  for (const [round, cases] of [CASES / 10, CASES - CASES / 10].entries()) {
    if (round === 1) before = memoryHeld();
    for (const [index, subject] of chosen.entries()) {
      const random = chance(SEED + index * 7_919 + round);
      const at = Date.now();
      for (const tried of tries(subject, stage.ground, random, cases)) {
        const one = await runCase(subject.name, tried);
        count += 1;
        slowest = Math.max(slowest, one.ms);
        if (one.broke || one.ms > HANG_MS || (one.refused && one.writes > 0)) wrong.push(one);
      }
      if (process.env["FUZZ_TIMES"]) console.info(`${Date.now() - at} ms ${subject.name}`);
    }
  }
  const grown = (memoryHeld() - before) / 1e6;
  const broken = onePerFault(wrong);
  const holds = broken.length === 0 && grown < 100;
  record({
    test: "T15",
    what: `${chosen.length} actions, forms and inputs from their schemas, spoiled`,
    seed: SEED,
    count,
    found: `${wrong.length} broke, hung or wrote; slowest ${Math.round(slowest)} ms, memory ${grown.toFixed(0)} MB more, ${Math.round((Date.now() - started) / 1000)} s`,
    goal: "0 errors, 0 over 2 s, 0 rows by refused input, under 100 MB",
    holds,
  });
  expect(broken, broken.join("\n")).toEqual([]);
  expect(grown).toBeLessThan(100);
});

type Try = { layer: "form" | "input"; input: unknown; run: () => Promise<unknown> };

/** Half as the browser's forms, half as the inputs that forms are turned into. */
function* tries(subject: Subject, ground: Ground, random: () => number, cases: number): Generator<Try> {
  const draw = drawer(subject.schema, ground.texts);
  const fields = fieldsOf(subject, ground, random);
  for (let number = 0; number < cases; number += 1) {
    if (number % 2 === 0) {
      const form = drawForm(fields, ground, random);
      const slug = random() < 0.97 ? ground.merchant.slug : hostileValue(random);
      const sent = random() < 0.97 ? form : hostileValue(random);
      const args = {
        action: [slug, { status: "idle" }, sent],
        ownAction: [{ status: "idle" }, sent],
        ownStep: [sent],
      };
      yield { layer: "form", input: sent, run: () => subject.run(...args[subject.kind]) };
    } else {
      const input = spoil(draw(random), random);
      const useCase = subject.useCase as UseCase<unknown, unknown, unknown> &
        OwnCase<unknown, unknown, unknown>;
      const who = subject.kind === "action" ? ground.caller : ground.person;
      yield { layer: "input", input, run: () => useCase.call(who as never, input) };
    }
  }
}

/** Which names the action's form is asked for, found by asking it a few times. */
function fieldsOf({ readForm, name }: Subject, ground: Ground, random: () => number): string[] {
  const asked = new Set<string>();
  const spy = (form: FormData) =>
    new Proxy(form, {
      get: (target, property) => {
        const value = Reflect.get(target, property);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (typeof args[0] === "string") asked.add(args[0]);
          return Reflect.apply(value, target, args);
        };
      },
    });
  for (let round = 0; round < 30; round += 1) {
    const form = drawForm([...asked], ground, random);
    try {
      readForm(spy(form));
    } catch (error) {
      throw new Error(`${name} could not read ${JSON.stringify([...form])}`, { cause: error });
    }
  }
  return [...asked];
}

function drawForm(fields: readonly string[], { texts }: Ground, random: () => number): FormData {
  const form = new FormData();
  const spoiled = new Set([
    pick(random, ["", ...fields]),
    ...(random() < 0.4 ? fields.filter(() => random() < 0.4) : []),
  ]);
  for (const name of fields) {
    if (random() < 0.05) continue;
    const value = name === "idempotencyKey" && random() < 0.7 ? randomUUID() : pick(random, texts);
    form.append(name, spoiled.has(name) ? hostileString(random) : value);
    if (random() < 0.03) form.append(name, hostileString(random));
    if (random() < 0.02) form.set(name, new File(["x"], "x.png"));
  }
  if (random() < 0.05) form.append(hostileString(random).slice(0, 200), hostileString(random));
  if (random() < 0.002) for (let extra = 0; extra < 10_000; extra += 1) form.append("lines", "x");
  return form;
}

async function runCase(entry: string, { layer, input, run }: Try): Promise<Case> {
  const [began, wrote] = [performance.now(), writes()];
  const named = `${entry} (${layer})`;
  try {
    const answer = Object((await run()) ?? {});
    await Promise.all(stage.later.splice(0));
    const code = answer.status === "refused" ? answer.code : Object(answer.error).code;
    const seen = {
      ms: performance.now() - began,
      refused: code === "invalid_input",
      writes: writes() - wrote,
    };
    const wrong = seen.ms > HANG_MS || (seen.refused && seen.writes > 0);
    return { entry: named, ...seen, said: wrong ? show(input) : "" };
  } catch (error) {
    const broke = brokenBy(error);
    const seen = { ms: performance.now() - began, refused: false, writes: 0 };
    return { entry: named, ...seen, ...(broke && { broke }), said: broke ? show(input) : "" };
  }
}
