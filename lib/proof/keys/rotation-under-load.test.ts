import { randomBytes } from "node:crypto";
import { beforeEach, expect, inject, it, vi } from "vitest";
import { keepSecret, openSecrets } from "@/lib/access/secrets";
import { inReadTransaction, inWriteTransaction } from "@/lib/access/tenant-db";
import { checkConfiguration } from "@/lib/configuration";
import { rotateSecrets } from "@/lib/secrets/rotate-secrets";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { record, seedOf } from "../record";

let configured = {};
vi.mock("@/lib/env", () => ({ env: new Proxy({}, { get: (_, name) => Reflect.get(configured, name) }) }));

const db = useTestDatabase();
const SEED = seedOf(31);
const COMPANIES = 12;
const OWNERS = 5;
const NAMES = ["client-secret", "subscription-key", "webhook"];
let companies: TestMerchant[] = [];

function startWith(keys: Record<string, string>): void {
  const checked = checkConfiguration({ ...process.env, ...keys });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  configured = checked.configuration;
}

const textOf = ({ slug }: TestMerchant, owner: string, name: string) => `${slug} ${owner} ${name}`;
const ownerOf = (at: number) => `api-keys:${600_000 + at}`;

beforeEach(async () => {
  startWith({ SECRETS_KEY: inject("cluster").secretsKey });
  companies = [];
  for (let at = 0; at < COMPANIES; at += 1) {
    const company = await createMerchant();
    await inWriteTransaction({ merchantId: company.id, reach: "all" }, async (tx) => {
      for (let owner = 0; owner < OWNERS; owner += 1)
        for (const name of NAMES)
          await keepSecret(
            tx,
            company.id,
            { owner: ownerOf(owner), name },
            textOf(company, ownerOf(owner), name),
          );
    });
    companies.push(company);
  }
});

const read = ({ id }: TestMerchant, owner: string) =>
  inReadTransaction({ merchantId: id, reach: "all" }, (tx) => openSecrets(tx, id, owner));

it("every read succeeds while all keys are replaced, three times over, and the former key is needed no more", async () => {
  let going = true;
  let reads = 0;
  const wrong: string[] = [];
  const readers = Array.from({ length: 8 }, async (_, reader) => {
    for (let at = reader; going; at += 1) {
      const company = companies[at % companies.length];
      const owner = ownerOf(at % OWNERS);
      if (!company) continue;
      try {
        const found = await read(company, owner);
        for (const name of NAMES)
          if (found.get(name) !== textOf(company, owner, name)) wrong.push(`${company.slug}: another text`);
      } catch (error) {
        wrong.push(error instanceof Error ? error.message : String(error));
      }
      reads += 1;
    }
  });
  // Who changes a secret meanwhile meets whoever rotates.
  const writer = (async () => {
    for (let at = 0; going; at += 1) {
      const company = companies[at % companies.length];
      const owner = ownerOf(at % OWNERS);
      if (company)
        await inWriteTransaction({ merchantId: company.id, reach: "all" }, (tx) =>
          keepSecret(tx, company.id, { owner, name: NAMES[0] ?? "" }, textOf(company, owner, NAMES[0] ?? "")),
        );
    }
  })();
  const keys = [inject("cluster").secretsKey];
  for (let round = 2; round <= 4; round += 1) {
    const fresh = randomBytes(32).toString("base64");
    const old = keys.map((key, at) => `k${at + 1}:${key}`).join(",");
    startWith({ SECRETS_KEY: fresh, SECRETS_KEY_ID: `k${round}`, SECRETS_KEYS_OLD: old });
    keys.push(fresh);
    for (const company of companies) {
      const rotated = await rotateSecrets.call(systemCaller(company, "secret:rotate"), {});
      if (!rotated.ok) wrong.push(rotated.error.code);
    }
  }
  going = false;
  await Promise.all([...readers, writer]);
  startWith({ SECRETS_KEY: keys.at(-1) ?? "", SECRETS_KEY_ID: "k4" });
  for (const company of companies)
    for (let owner = 0; owner < OWNERS; owner += 1)
      if ((await read(company, ownerOf(owner))).size !== NAMES.length) wrong.push("a secret is gone");
  const found = `${wrong.length} failed reads while three keys followed each other; none needs a former key`;
  const what = "secrets read while all keys are replaced";
  record({
    test: "T31",
    what,
    seed: null,
    count: reads,
    found,
    goal: "0 failed reads",
    holds: wrong.length === 0,
  });
  expect(wrong).toEqual([]);
  expect(reads).toBeGreaterThan(200);
});

it("no ciphertext is read at another place: row, owner or company", async () => {
  const rows = await db.sql("select merchant_id, owner, name, ciphertext from secrets");
  const [refused, taken]: [number[], string[]] = [[], []];
  let state = SEED;
  for (let at = 0; at < 400; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const [to, from] = [rows[at % rows.length], rows[state % rows.length]];
    if (!to || !from || to === from) continue;
    const place = [to["merchant_id"], to["owner"], to["name"]];
    const put = "update secrets set ciphertext = $4 where merchant_id = $1 and owner = $2 and name = $3";
    await db.sql(put, [...place, from["ciphertext"]]);
    const id = String(to["merchant_id"]);
    const opened = await inReadTransaction({ merchantId: id, reach: "all" }, (tx) =>
      openSecrets(tx, id, String(to["owner"])),
    ).then(
      () => "opened",
      () => "refused",
    );
    if (opened === "refused") refused.push(at);
    else
      taken.push(`${place.join(" ")} took that of ${from["merchant_id"]} ${from["owner"]} ${from["name"]}`);
    await db.sql(put, [...place, to["ciphertext"]]);
  }
  // A whole company's key put in another's place does not open either.
  const wrapped = await db.sql("select merchant_id, wrapped_key from merchant_keys");
  const [one, other] = wrapped;
  await db.sql("update merchant_keys set wrapped_key = $2 where merchant_id = $1", [
    one?.["merchant_id"],
    other?.["wrapped_key"],
  ]);
  const robbed = String(one?.["merchant_id"]);
  await expect(
    inReadTransaction({ merchantId: robbed, reach: "all" }, (tx) => openSecrets(tx, robbed, ownerOf(0))),
  ).rejects.toThrow();
  record({
    ...{
      test: "T31",
      what: "ciphertexts put in each other's place",
      seed: SEED,
      count: refused.length + taken.length + 1,
    },
    ...{
      found: `${refused.length + 1} refused, ${taken.length} taken`,
      goal: "100 % refused",
      holds: taken.length === 0,
    },
  });
  expect(taken).toEqual([]);
  expect(refused.length).toBeGreaterThan(350);
});
