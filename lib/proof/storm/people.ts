import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import { Agent, request } from "undici";
import { signInAs } from "@/lib/bench/app/sign-in";
import type { Sandbox } from "@/lib/sandbox/server";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import { createAdministrator, systemCaller } from "@/lib/testing/factories";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { atOnce } from "../at-once";
import { connectCompany, type Place } from "../crash/connect-company";
import type { Dice } from "../dice";
import { actionId, outcomeIn, pressing, refusalIn } from "../load/press";

/** What people were told in all. */
export type Told = {
  /** Keys of what they were told is done. */
  readonly done: string[];
  readonly refused: Map<string, number>;
  unknown: number;
  /** Presses that nothing clear came of, and that were repeated under the same key. */
  unclear: number;
  /** Keys that they gave up on. */
  readonly givenUp: string[];
};

type World = {
  readonly url: string;
  readonly superuserUrl: string;
  readonly sandbox: Sandbox;
  readonly dice: Dice;
};

type Person = Place & { readonly cookies: readonly string[]; readonly payments: Payment[] };
type Payment = { readonly id: string; restedAt: number };

const COMPANIES = 5;
const PAYMENTS = 20;
/** Nobody may move money more than thirty times in a minute. */
const COOKIES = 4;
/** The platform takes five writes of a kind in a minute for one payment. */
const REST_MS = 13_000;
const PHONE = "4791000001";
const PATIENCE_MS = 30_000;

/** People of five companies, each with a sales unit of their own, and payments to work with. */
export async function gatherPeople(sandbox: Sandbox, count: number): Promise<Person[]> {
  const people: Person[] = [];
  for (let made = 0; made < COMPANIES; made += 1) {
    const places = await connectCompany(sandbox, Math.ceil(count / COMPANIES));
    for (const place of places) {
      const cookies: string[] = [];
      for (let nth = 0; nth < COOKIES; nth += 1) {
        const { name, value } = await signInAs((await createAdministrator(place.merchant)).id);
        cookies.push(`${name}=${value}`);
      }
      people.push({ ...place, cookies, payments: [] });
    }
  }
  await atOnce(8, people.slice(0, count), async (person) => {
    for (let made = 0; made < PAYMENTS; made += 1) person.payments.push(await newPayment(sandbox, person));
  });
  return people.slice(0, count);
}

async function newPayment(sandbox: Sandbox, { merchant, msn, unit }: Place): Promise<Payment> {
  const shop = new MerchantClient((asked) => sandbox.handle(asked), unit);
  const reference = `storm-${randomUUID()}`;
  await shop.create(reference, 1_000_000, {}, `elsewhere-${randomUUID()}`.slice(0, 50));
  await sandbox.customers.approve({ msn, reference }, { phone: PHONE });
  for (let tries = 0; ; tries += 1) {
    const pulled = await syncPayment.call(systemCaller(merchant, "payment:sync"), { msn, reference });
    if (pulled.ok) return { id: pulled.value.paymentId, restedAt: 0 };
    // The platform's answer may have got lost as any other.
    if (tries === 10) throw new Error(pulled.error.code);
    await pause(200);
  }
}

/** They move money and ask for it, one thing after the other, until told to stop. Who gets no clear answer presses again. */
export function letThemWork({ url, superuserUrl, sandbox, dice }: World, people: readonly Person[]) {
  const agent = new Agent({ connections: 64, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  const rows = new Pool({ connectionString: superuserUrl, max: 8 });
  rows.on("error", () => undefined).on("connect", (client) => client.on("error", () => undefined));
  const told: Told = { done: [], refused: new Map(), unknown: 0, unclear: 0, givenUp: [] };
  const buttons = ["captureAction", "refundAction", "cancelAction", "sendRequestAction"] as const;
  const actions = Object.fromEntries(buttons.map((name) => [name, actionId(name)]));
  let stopped = false;

  const press = async (person: Person, button: (typeof buttons)[number], path: string, fields: Fields) => {
    const { merchant } = person;
    const key = fields["idempotencyKey"] ?? "";
    const asked = { merchant: merchant.slug, action: actions[button] ?? "", fields };
    for (let tries = 0; tries < 40; tries += 1) {
      const cookie = dice.pick(person.cookies);
      const answer = await request(`${url}/m/${merchant.slug}/${path}`, {
        ...pressing(url, { ...asked, cookie }),
        dispatcher: agent,
      })
        .then(
          ({ body }) => body.text(),
          () => "",
        )
        .catch(() => "");
      const outcome = outcomeIn(answer);
      const refusal = refusalIn(answer);
      if (outcome === "done") return void told.done.push(key);
      if (outcome === "unknown") {
        told.unknown += 1;
        return;
      }
      if (refusal !== undefined && refusal !== "too_many_requests")
        return void told.refused.set(refusal, (told.refused.get(refusal) ?? 0) + 1);
      told.unclear += 1;
      await pause(300 + dice.below(700));
    }
    told.givenUp.push(key);
  };

  const turn = async (person: Person) => {
    if (dice.below(8) === 0) return press(person, "sendRequestAction", "requests", requestFields(person));
    const payment = person.payments.find(({ restedAt }) => restedAt <= Date.now());
    if (!payment) return void (await pause(100));
    payment.restedAt = Date.now() + REST_MS;
    person.payments.push(...person.payments.splice(person.payments.indexOf(payment), 1));
    const seen = await rows.query(
      `select version, state, captured_minor - refunded_minor as left, authorized_minor - captured_minor - cancelled_minor as free
        from payments where id = $1`,
      [payment.id],
    );
    const { version, left, free } = seen.rows[0] ?? {};
    const fields = { payment: payment.id, seenVersion: String(version), idempotencyKey: randomUUID() };
    const amount = { amount: "1,00", currency: "NOK" };
    const path = `transactions/${payment.id}`;
    if (Number(left) >= 100 && (Number(free) < 100 || dice.below(2) === 0))
      return press(person, "refundAction", path, { ...fields, ...amount });
    if (Number(free) >= 100 && dice.below(40) > 0)
      return press(person, "captureAction", path, { ...fields, ...amount });
    person.payments.splice(person.payments.indexOf(payment), 1);
    await press(person, "cancelAction", path, fields);
    person.payments.push(await newPayment(sandbox, person));
  };

  const lane = async (person: Person) => {
    // Where the database is away, nobody can look either.
    while (!stopped) await turn(person).catch(() => pause(300));
  };
  const lanes = people.map(lane);
  return {
    told,
    stop: async () => {
      stopped = true;
      await Promise.all(lanes);
      await agent.close();
      await rows.end();
    },
  };
}

type Fields = Readonly<Record<string, string>>;

function requestFields({ msn }: Place): Fields {
  const asked = { msn, phone: "91000001", country: "NO", amount: "100,00", currency: "NOK" };
  // Longer than the storm: nobody tells here that a time has run out, and until the worker looks, it is no violation.
  return { ...asked, description: "Coffee", expiry: "1440", vat: "0", idempotencyKey: randomUUID() };
}
