import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { nextStates, ORDER_KINDS, ORDER_STATES, TEST_UNIT_MS } from "./order";

const wish = (kind: string) => ({
  id: randomUUID(),
  kind,
  market: "NO",
  merchant: "Fjordkaffe AS",
  organisation: "999000010",
  name: "Fjordkaffe Kiosk",
  channel: "in-person",
  flags: { directCapture: true },
  answers: { sells: "Coffee" },
});

async function call(sandbox: Sandbox, path: string, body?: unknown) {
  const request = new Request(`http://sandbox/_control/orders${path}`, {
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    headers: { "content-type": "application/json" },
  });
  const answer = await sandbox.handle(request);
  return { status: answer.status, body: await answer.json() };
}

async function handedIn(kind: string) {
  const sandbox = createSandbox();
  const order = wish(kind);
  expect((await call(sandbox, "", order)).status).toBe(201);
  const move = (to: string, note = "") => call(sandbox, `/${order.id}/move`, { to, note });
  return { sandbox, order, move, find: () => call(sandbox, `/${order.id}`) };
}

describe("the states of an order", () => {
  // Written out as a person would: from each state, where the staff may move it.
  const ALLOWED = {
    sales_unit: {
      submitted: ["processing", "stopped"],
      processing: ["awaiting_customer", "approved", "stopped"],
      awaiting_customer: ["stopped"],
      approved: [],
      stopped: [],
    },
    test_unit: { submitted: ["approved", "stopped"], approved: [], stopped: [] },
    recurring: { submitted: ["approved", "stopped"], approved: [], stopped: [] },
  } as const;

  it.each(ORDER_KINDS)("%s: takes the allowed steps and no other", (kind) => {
    for (const [from, allowed] of Object.entries(ALLOWED[kind])) {
      const state = ORDER_STATES.find((one) => one === from) ?? "submitted";
      const next = nextStates({ kind, steps: [{ state, at: 0, note: "" }] });
      expect(next, from).toEqual(allowed);
    }
  });

  it("refuses another step, and a question or refusal without words", async () => {
    const { move } = await handedIn("sales_unit");
    expect((await move("approved")).status).toBe(409);
    expect((await move("stopped")).status).toBe(409);
    expect((await move("processing")).status).toBe(200);
    expect((await move("awaiting_customer")).status).toBe(409);
    expect((await move("awaiting_customer", "Which street?")).status).toBe(200);
    expect((await move("approved")).status).toBe(409);
  });

  it("is the same order when it comes twice", async () => {
    const { sandbox, order, move } = await handedIn("sales_unit");
    await move("processing");
    const again = await call(sandbox, "", { ...order, name: "Another" });
    expect(again).toMatchObject({ status: 200, body: { name: "Fjordkaffe Kiosk", steps: [{}, {}] } });
  });

  it("goes on with the merchant's answer, once", async () => {
    const { sandbox, order, move, find } = await handedIn("sales_unit");
    await move("processing");
    await move("awaiting_customer", "Which street?");
    const answer = { seen: 3, answers: { sells: "Coffee and buns" }, note: "Torget 1" };
    for (let time = 0; time < 2; time += 1)
      expect((await call(sandbox, `/${order.id}/answer`, answer)).status).toBe(200);
    expect((await find()).body).toMatchObject({
      answers: { sells: "Coffee and buns" },
      steps: { length: 4 },
    });
    expect((await call(sandbox, `/${order.id}/answer`, { ...answer, seen: 4 })).status).toBe(409);
  });

  it("makes one working unit when it is approved", async () => {
    const { sandbox, move, find } = await handedIn("sales_unit");
    const before = sandbox.context.units.all().length;
    await move("processing");
    const answers = await Promise.all([move("approved"), move("approved")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(sandbox.context.units.all()).toHaveLength(before + 1);
    const { msn } = (await find()).body.salesUnit;
    expect(sandbox.context.units.byMsn(msn)).toMatchObject({
      name: "Fjordkaffe Kiosk",
      environment: "production",
      flags: { directCapture: true, paymentAllowed: true },
    });
  });
});

describe("the staff's page", () => {
  const post = (sandbox: Sandbox, id: string, fields: Record<string, string>) =>
    sandbox.handle(
      new Request(`http://sandbox/staff/orders/${id}`, { method: "POST", body: new URLSearchParams(fields) }),
    );

  it("shows what was ordered as text, and the steps that are allowed", async () => {
    const { sandbox } = await handedIn("sales_unit");
    await call(sandbox, "", { ...wish("recurring"), name: "<script>alert(1)</script>" });
    const answer = await sandbox.handle(new Request("http://sandbox/staff"));
    const text = await answer.text();
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain("Start processing");
    expect(text).not.toContain("<script>alert");
  });

  it("takes a step and says why it doesn't take another", async () => {
    const { sandbox, order, find } = await handedIn("sales_unit");
    expect((await post(sandbox, order.id, { to: "processing", note: "" })).status).toBe(303);
    const refused = await post(sandbox, order.id, { to: "stopped", note: " " });
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining("Tell the merchant why"),
    ]);
    expect((await post(sandbox, order.id, { to: "nowhere" })).status).toBe(409);
    expect((await find()).body.steps).toHaveLength(2);
  });
});

describe("a test unit", () => {
  it("is there after a while of sandbox time, not before", async () => {
    const { sandbox, find } = await handedIn("test_unit");
    sandbox.clock.advance(TEST_UNIT_MS - 1_000);
    expect((await find()).body.salesUnit).toBeUndefined();
    sandbox.clock.advance(1_000);
    expect((await find()).body).toMatchObject({ salesUnit: { environment: "test" } });
    expect((await find()).body.steps).toHaveLength(2);
  });
});

it("makes no unit for recurring payments", async () => {
  const { move, find } = await handedIn("recurring");
  await move("approved");
  expect((await find()).body).not.toHaveProperty("salesUnit");
});
