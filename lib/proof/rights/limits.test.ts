import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { setScene } from "@/e2e/access-scene";
import { askFor, inBuild, press } from "@/e2e/ask-portal";
import { cookieOf } from "@/e2e/identities";
import { person, personWithPassword } from "@/e2e/people";
import { record } from "@/lib/proof/record";
import { useRunningPortal } from "@/lib/proof/running-portal";
import { actionsInTree } from "@/lib/testing/entry-points";

const portal = useRunningPortal({ instances: 2 });

const action = (end: string) => {
  const found = actionsInTree().find(({ name }) => name.endsWith(end));
  if (!found) throw new Error(`no action ${end}`);
  return { ...found, id: inBuild(found).id };
};
const from = (address: string) => ({ "x-forwarded-for": address });
const codeIn = (text: string) => /"status":"refused","code":"([^"]*)"/.exec(text)?.[1];

it("counts exactly across two instances, and lets everybody else go on", async () => {
  const scene = await setScene();
  const { company, payment, cast } = scene;
  const [boss, honest] = [await cookieOf(cast.administrator), await cookieOf((await person(company)).id)];
  const { email } = await personWithPassword(company, "DK", { role: "assistant" });
  const neighbour = await personWithPassword(company, "DK", { role: "assistant" });
  const urls = portal.programs().urls;
  const at = (turn: number) => urls[turn % urls.length] ?? "";

  const signIn = (who: string, password: string, address: string, turn: number) =>
    press(
      action(" passwordAction"),
      "/sign-in",
      "",
      { email: who, password, next: "/" },
      from(address),
      at(turn),
    );
  const refund = (who: Record<string, string>, turn: number) =>
    press(
      action(" refundAction"),
      `/m/${company.slug}/transactions/${payment.id}`,
      company.slug,
      {
        payment: payment.id,
        idempotencyKey: randomUUID(),
        seenVersion: "1",
        amount: "1,00",
        currency: "NOK",
      },
      who,
      at(turn),
    );
  const exported = (who: Record<string, string>, turn: number) =>
    askOnce(`/m/${company.slug}/exports/make`, who, at(turn));

  type Row = { name: string; most: number; tries: number; inTurn?: true } & Record<"one" | "other", Try>;
  type Try = (turn: number) => Promise<boolean>;
  const rows: Row[] = [
    {
      name: "sign-ins per account",
      most: 5,
      tries: 16,
      one: async (turn: number) =>
        codeIn((await signIn(email, "wrong", `10.1.0.${turn}`, turn)).text) !== "too_many_attempts",
      other: async (turn: number) =>
        (await signIn(neighbour.email, neighbour.password, "10.1.1.1", turn)).verdict === "let in",
    },
    {
      name: "sign-ins per address",
      most: 20,
      tries: 32,
      one: async (turn: number) =>
        codeIn((await signIn(`nobody-${turn}@example.test`, "wrong", "10.2.0.1", turn)).text) !==
        "too_many_attempts",
      other: async (turn: number) =>
        (await signIn(neighbour.email, neighbour.password, "10.2.0.2", turn)).verdict === "let in",
    },
    {
      name: "refunds per person and minute",
      most: 30,
      tries: 44,
      one: async (turn: number) => codeIn((await refund(boss, turn)).text) !== "too_many_requests",
      other: async (turn: number) => codeIn((await refund(honest, turn)).text) !== "too_many_requests",
    },
    {
      name: "exports per person and hour",
      most: 10,
      tries: 18,
      // A file is read over one of few connections: of several at once, some would be asked to come again.
      inTurn: true,
      one: async (turn: number) => exported(boss, turn),
      other: async (turn: number) => exported(honest, turn),
    },
  ];
  const wrong: string[] = [];
  const figures: string[] = [];
  let count = 0;
  for (const { name, most, tries, inTurn, one, other } of rows) {
    const turns = Array.from({ length: tries }, (_, turn) => turn);
    const allowed: boolean[] = [];
    // Side by side, as a script would send them.
    if (!inTurn) allowed.push(...(await Promise.all(turns.map(one))));
    else for (const turn of turns) allowed.push(await one(turn));
    const through = allowed.filter(Boolean).length;
    const unharmed = (await other(0)) && (await other(1));
    count += tries + 2;
    figures.push(`${name} ${through} of ${most}`);
    if (through !== most) wrong.push(`${name}: ${through} of ${tries} came through, should be ${most}`);
    if (!unharmed) wrong.push(`${name}: somebody else was turned away`);
  }
  record({
    test: "T23",
    what: "limits, asked side by side at two instances",
    seed: null,
    count,
    found: `${figures.join(", ")}; ${wrong.length} wrong`,
    goal: "exact to ±1, nobody else turned away",
    holds: wrong.length === 0,
  });
  expect(wrong).toEqual([]);
});

async function askOnce(path: string, who: Record<string, string>, base: string): Promise<boolean> {
  const answer = await fetch(`${base}${path}`, {
    method: "POST",
    headers: { ...who, origin: process.env["PORTAL_PUBLIC_URL"] ?? "" },
    body: new URLSearchParams({ list: "transactions", format: "csv" }),
    redirect: "manual",
  });
  const text = await answer.text();
  const to = answer.headers.get("location") ?? "";
  return answer.status === 200 && !/too_many/.test(text + to);
}

it("ends a session at every instance on the next request, whatever ends it", async () => {
  const scene = await setScene();
  const { company } = scene;
  const urls = portal.programs().urls;
  const wrong: string[] = [];
  let [count, slowest] = [0, 0];
  const pathOf = (path: string) => `/m/${company.slug}${path}`;
  const endings: {
    name: string;
    after: string;
    path: string;
    end: (id: string, own: Record<string, string>) => Promise<unknown>;
  }[] = [
    {
      name: "role taken down",
      after: "forbidden",
      path: pathOf("/members"),
      end: (id) => portal.sql("update grants set role = 'assistant' where user_id = $1", [id]),
    },
    {
      name: "right over since a second",
      after: "forbidden",
      path: pathOf("/members"),
      end: (id) =>
        portal.sql(
          "update grants set valid_from = now() - interval '1 day', valid_until = now() - interval '1 second' where user_id = $1",
          [id],
        ),
    },
    {
      name: "removed from the company",
      after: "not found",
      path: pathOf(""),
      end: (id) => portal.sql("update memberships set removed_at = now() where user_id = $1", [id]),
    },
    {
      name: "account closed",
      after: "signed out",
      path: "/profile",
      end: (id) => portal.sql("update users set disabled_at = now() where id = $1", [id]),
    },
    {
      name: "signed out, cookie used again",
      after: "signed out",
      path: "/profile",
      end: (_, own) => press(action(" signOutAction"), "/profile", "", {}, own, urls[1]),
    },
    {
      name: "signed out everywhere",
      after: "signed out",
      path: "/profile",
      end: async (id) =>
        press(action(" signOutEverywhereAction"), "/profile", "", {}, await cookieOf(id), urls[1]),
    },
    {
      name: "rested for 31 minutes",
      after: "signed out",
      path: "/profile",
      end: (id) =>
        portal.sql("update sessions set last_seen_at = now() - interval '31 minutes' where user_id = $1", [
          id,
        ]),
    },
    {
      name: "twelve hours old",
      after: "signed out",
      path: "/profile",
      end: (id) =>
        portal.sql("update sessions set created_at = now() - interval '721 minutes' where user_id = $1", [
          id,
        ]),
    },
  ];
  for (const { name, after, path, end } of endings)
    for (let round = 0; round < 10; round += 1) {
      const { id } = await person(company);
      const headers = await cookieOf(id);
      for (const at of urls) {
        const { verdict } = await askFor("GET", path, { headers, at });
        if (verdict !== "let in") wrong.push(`${name}: ${verdict} before`);
      }
      await end(id, headers);
      const ended = performance.now();
      for (const at of urls) {
        const { verdict } = await askFor("GET", path, { headers, at });
        count += 1;
        if (verdict !== after) wrong.push(`${name}: ${verdict} after it`);
      }
      slowest = Math.max(slowest, performance.now() - ended);
    }
  record({
    test: "T20",
    what: `${endings.length} ways in which a session or a right ends, at two instances`,
    seed: null,
    count,
    found: `${wrong.length} lived on, both told after ${Math.round(slowest)} ms at most`,
    goal: "next request in all cases, within 1 s",
    holds: wrong.length === 0,
  });
  expect(wrong, wrong.join("\n")).toEqual([]);
});
