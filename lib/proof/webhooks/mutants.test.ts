import { expect, test } from "vitest";
import { signatureIsRight } from "@/lib/payments-api/webhook-signature";
import { Dice } from "../dice";
import { record, seedOf } from "../record";
import { compareTimes } from "./compare-times";
import { type Delivery, genuine, MUTATIONS, SECRET, sameDelivery } from "./mutate-delivery";

const MUTANTS = Number(process.env["PROOF_RUNS"] ?? 1_000_000);

const accepted = ({ url, body, headers }: Delivery) =>
  signatureIsRight(SECRET, {
    ...{ url, body, date: headers.date },
    ...{ contentHash: headers.hash, authorization: headers.authorization },
  });

test("what the platform signed is taken, the vendor's own vector too", () => {
  const dice = new Dice(seedOf(16));
  for (let count = 0; count < 1_000; count += 1) expect(accepted(genuine(dice))).toBe(true);
  const start = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";
  const vector: Delivery = {
    url: "https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63",
    body: Buffer.from('{"some-unique-content":"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world"}'),
    headers: {
      date: "Thu, 30 Mar 2023 08:38:32 GMT",
      hash: "lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=",
      authorization: `${start}agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=`,
    },
  };
  expect(accepted(vector)).toBe(true);
});

test("not one of a million changed or made-up deliveries is taken", () => {
  const seed = seedOf(16);
  const dice = new Dice(seed);
  const started = performance.now();
  const ways = Object.entries(MUTATIONS);
  const taken: string[] = [];
  let from = genuine(dice);
  for (let count = 0; count < MUTANTS; ) {
    if (count % 20 === 0) from = genuine(dice);
    const [name, mutate] = dice.pick(ways);
    const mutant = mutate(from, dice);
    if (sameDelivery(mutant, from)) continue;
    count += 1;
    if (accepted(mutant)) taken.push(`${name}: ${JSON.stringify(mutant.headers)}`);
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T16",
    what: `changed webhooks, ${ways.length} ways`,
    seed,
    count: MUTANTS,
    found: `${taken.length} accepted, ${seconds} s`,
    goal: "0 of 1 000 000 accepted",
    holds: taken.length === 0,
  });
  expect(taken.slice(0, 5)).toEqual([]);
});

test("how long a forgery takes does not tell how much of it is right", () => {
  const dice = new Dice(seedOf(16));
  const right = genuine(dice);
  const at = right.headers.authorization.length - 44;
  const wrongFrom = (place: number) => {
    const text = right.headers.authorization;
    const other = text.charAt(at + place) === "A" ? "B" : "A";
    const authorization = text.slice(0, at + place) + other + text.slice(at + place + 1);
    return { ...right, headers: { ...right.headers, authorization } };
  };
  const [early, late] = [wrongFrom(0), wrongFrom(42)];
  const samples = 500;
  compareTimes(
    () => accepted(early),
    () => accepted(late),
    500,
  );
  const measured = [1, 2, 3, 4, 5].map(() =>
    compareTimes(
      () => accepted(early),
      () => accepted(late),
      samples,
    ),
  );
  const t = measured.sort((a, b) => a - b)[2] ?? Number.NaN;
  record({
    test: "T16",
    what: "time of a forgery by its first wrong character, 1st or 43rd",
    seed: seedOf(16),
    count: samples * 5,
    found: `t = ${t.toFixed(2)} (the middle of five: ${measured.map((one) => one.toFixed(1)).join(", ")})`,
    goal: "t < 3",
    holds: t < 3,
  });
  expect(t).toBeLessThan(3);
});
