import { beforeAll, expect, it, vi } from "vitest";
import { record, seedOf } from "@/lib/proof/record";
import { ROUTES } from "@/lib/testing/access-routes";
import { drawPng } from "@/lib/testing/draw-png";
import { allFiles } from "@/lib/testing/source-files";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import {
  brokenBy,
  type Case,
  countWrites,
  type Ground,
  layGround,
  memoryHeld,
  onePerFault,
} from "./fuzz-ground";
import { chance, hostileString, pick } from "./hostile-values";
import { readFontsOnce } from "./read-fonts-once";

const stage = vi.hoisted(() => ({
  ground: undefined as Ground | undefined,
  /** What goes on once the answer is out. */
  later: [] as Promise<unknown>[],
}));

vi.mock("next/headers", () => import("./next-stage").then(({ headersModule }) => headersModule));
vi.mock("next/navigation", () => import("next/dist/client/components/navigation.react-server"));
vi.mock("next/server", async (original) => ({
  ...(await original<object>()),
  after: (work: () => Promise<unknown>) => void stage.later.push(work()),
}));
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
  currentPerson: async () => stage.ground?.person,
  currentSession: async () => ({ person: stage.ground?.person, companies: [], owed: "nothing" }),
}));

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Subject = { name: string; method: string; address: string; handler: Handler };

/** Fewer for a quick look: FUZZ_CASES=100, and FUZZ_ONLY=/links for a part. */
const CASES = Number(process.env["FUZZ_CASES"] ?? 2_000);
const SEED = seedOf(20_261_123);
/** next-auth takes no call without a request around it: its one route is tried over HTTP (off-site.test.ts). */
const OVER_HTTP = ["GET /api/auth/[...nextauth]"];

useTestDatabase();
const platform = useTestPlatform();
let writes: () => number;
let subjects: Subject[];

beforeAll(async () => {
  writes = countWrites();
  readFontsOnce();
  const files = allFiles().filter((path) => path.startsWith("app/") && path.endsWith("/route.ts"));
  const modules = new Map<string, Record<string, Handler>>();
  for (const file of files) {
    const folders = file.split("/").slice(1, -1);
    const address = `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`;
    modules.set(address, await import(/* @vite-ignore */ `../../../${file}`));
  }
  subjects = Object.keys(ROUTES)
    .filter((name) => !OVER_HTTP.includes(name))
    .map((name) => {
      const [method = "", address = ""] = name.split(" ");
      const handler = modules.get(address)?.[method];
      if (!handler) throw new Error(`${name} has no handler`);
      return { name, method, address, handler };
    });
});

it("no route breaks, hangs or writes on what nobody would send by hand", { timeout: 900_000 }, async () => {
  const ground = await layGround(platform.connect);
  stage.ground = ground;
  const started = Date.now();
  const wrong: Case[] = [];
  let [count, slowest, before] = [0, 0, 0];
  const only = process.env["FUZZ_ONLY"];
  const chosen = subjects.filter(({ name }) => !only || name.includes(only));
  const names = new Map(chosen.map((subject) => [subject, new Set<string>()]));
  for (const [round, cases] of [CASES / 10, CASES - CASES / 10].entries()) {
    if (round === 1) before = memoryHeld();
    for (const [index, subject] of chosen.entries()) {
      const random = chance(SEED + index * 7_919 + round);
      const at = Date.now();
      for (let number = 0; number < cases; number += 1) {
        const one = await runCase(subject, ground, names.get(subject) ?? new Set(), random);
        count += 1;
        slowest = Math.max(slowest, one.ms);
        if (one.broke || one.ms > 2_000 || (one.refused && one.writes > 0)) wrong.push(one);
      }
      if (process.env["FUZZ_TIMES"]) console.info(`${Date.now() - at} ms ${subject.name}`);
    }
  }
  const grown = (memoryHeld() - before) / 1e6;
  const broken = onePerFault(wrong);
  const seconds = Math.round((Date.now() - started) / 1_000);
  record({
    test: "T15",
    what: `${chosen.length} routes with spoiled addresses, queries and bodies`,
    seed: SEED,
    count,
    found: `${wrong.length} broke, hung or wrote; slowest ${Math.round(slowest)} ms, memory ${grown.toFixed(0)} MB more, ${seconds} s`,
    goal: "0 errors, 0 over 2 s, 0 rows by refused input, under 100 MB",
    holds: broken.length === 0 && grown < 100,
  });
  expect(broken, broken.join("\n")).toEqual([]);
  expect(grown).toBeLessThan(100);
});

/** Routes tell by what they ask for which names an address and a form may have. */
function listening<T extends URLSearchParams | FormData>(
  kind: { prototype: T },
  names: Set<string>,
): () => void {
  const { get, has, getAll } = kind.prototype;
  const heard = (original: (name: string) => unknown) =>
    function (this: T, name: string) {
      names.add(String(name));
      return Reflect.apply(original, this, [name]);
    };
  Object.assign(kind.prototype, { get: heard(get), has: heard(has), getAll: heard(getAll) });
  return () => void Object.assign(kind.prototype, { get, has, getAll });
}

async function runCase(
  { name, method, address, handler }: Subject,
  ground: Ground,
  names: Set<string>,
  random: () => number,
): Promise<Case> {
  const value = () => (random() < 0.5 ? hostileString(random) : pick(random, ground.texts));
  const params = Object.fromEntries(
    [...address.matchAll(/\[(\w+)\]/g)].map(([, param = ""]) => [
      param,
      param === "merchant" && random() < 0.97
        ? ground.merchant.slug
        : ((random() < 0.15 ? ground.named[param] : undefined) ?? value()),
    ]),
  );
  const query = new URLSearchParams();
  for (const asked of names) if (random() < 0.6) query.append(asked, value().slice(0, 8_000));
  if (random() < 0.1) query.append(hostileString(random).slice(0, 200), "x");
  const request = requestOf(method, `http://localhost:3000/proof?${query}`, [...names], value, random);
  const stop = [listening(URLSearchParams, names), listening(FormData, names)];
  const [began, wrote] = [performance.now(), writes()];
  const said = () =>
    `${JSON.stringify(params).slice(0, 200)} ?${query.toString().slice(0, 200)} ${request.headers.get("content-type")}`;
  try {
    const answer = await handler(request, { params: Promise.resolve(params) });
    await answer.arrayBuffer();
    await Promise.all(stage.later.splice(0));
    const seen = {
      ms: performance.now() - began,
      refused: [400, 401, 403, 404, 413].includes(answer.status),
      writes: writes() - wrote,
    };
    const broke = answer.status === 500 ? { broke: "status 500" } : {};
    const wrong = seen.ms > 2_000 || (seen.refused && seen.writes > 0) || answer.status === 500;
    return { entry: name, ...seen, ...broke, said: wrong ? said() : "" };
  } catch (error) {
    const broke = brokenBy(error);
    return {
      entry: name,
      ms: performance.now() - began,
      refused: false,
      writes: 0,
      ...(broke && { broke }),
      said: broke ? said() : "",
    };
  } finally {
    for (const end of stop) end();
  }
}

const PICTURE = drawPng();

function requestOf(
  method: string,
  url: string,
  names: readonly string[],
  value: () => string,
  random: () => number,
): Request {
  const headers = new Headers({ origin: "http://localhost:3000" });
  if (random() < 0.2) headers.set("sec-fetch-mode", "navigate");
  if (random() < 0.1)
    headers.set(
      "accept-language",
      value()
        .replace(/[^\x20-\x7e]/g, "")
        .slice(0, 500),
    );
  if (method !== "POST") return new Request(url, { method, headers });
  const fields = names.map((name) => [name, value().slice(0, 200_000)] as const);
  const form = new FormData();
  for (const [name, text] of fields) form.append(name, text);
  const bodies: readonly (() => BodyInit)[] = [
    () => new URLSearchParams(fields.map(([name, text]) => [name, text])),
    () => form,
    () => value(),
    () => `name;amount;phone\n${value()};${value()};${value()}\n${value()}`,
    () => JSON.stringify(Object.fromEntries(fields)),
    () => new Uint8Array(PICTURE.subarray(0, Math.floor(random() * PICTURE.length))),
    () => new Uint8Array(Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.from(value())])),
    () => new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(value())])),
    () =>
      new Uint8Array(
        Buffer.from(
          `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">${value()}</Document>`,
        ),
      ),
    () => new Uint8Array(0),
    () => new Uint8Array(Array.from({ length: 300 }, () => Math.floor(random() * 256))),
  ];
  const request = new Request(url, { method, headers, body: pick(random, bodies)() });
  if (random() < 0.1)
    request.headers.set(
      "content-type",
      pick(random, [
        "",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/plain",
        "a".repeat(500),
      ]),
    );
  if (random() < 0.05) request.headers.set("content-length", pick(random, ["0", "-1", "99999999999", "x"]));
  return request;
}
