import { beforeEach, describe, expect, it } from "vitest";
import { IDENTITY_COUNTRIES, readIdentityNumber } from "@/lib/domain/national-identity";
import { readPhone } from "@/lib/domain/phone-number";
import { createSandbox, type Sandbox } from "../server";
import { MemoryStore } from "../store/memory-store";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

const store = new MemoryStore();
let sandbox: Sandbox;
let lastKey = 0;

beforeEach(() => {
  sandbox = createSandbox({ rateLimits: false });
});

async function add(company: string, order: object) {
  lastKey += 1;
  const body = JSON.stringify({ country: "NO", name: "Test Person", key: `key-${lastKey}-1234`, ...order });
  const url = `http://s/_control/companies/${company}/test-users`;
  const response = await sandbox.handle(new Request(url, { method: "POST", body }));
  return { status: response.status, body: await response.json() };
}

async function list(company: string) {
  const response = await sandbox.handle(new Request(`http://s/_control/companies/${company}/test-users`));
  return (await response.json()).testUsers;
}

describe("test users", () => {
  it.each(IDENTITY_COUNTRIES)(
    "of %s get numbers that the country's rules accept, and that nobody has",
    async (country) => {
      const seen = new Set<string>();
      for (let round = 0; round < 20; round += 1) {
        const { status, body } = await add(`company-${round}`, { country });
        expect(status).toBe(201);
        expect(readIdentityNumber(country, body.nin)).toBe(country === "SE" ? body.nin.slice(2) : body.nin);
        expect(readPhone(country, `+${body.phone}`)).toEqual({ ok: true, value: body.phone });
        seen.add(body.nin).add(body.phone);
      }
      expect(seen.size).toBe(40);
    },
  );

  it("are marked as nobody's where the country has such numbers", async () => {
    const nin = async (country: string) =>
      (await add(`of-${country}`, { country, birthDate: "2001-02-03" })).body.nin;
    expect(await nin("NO")).toMatch(/^038201[5-9]/);
    expect(await nin("FI")).toMatch(/^030201A9\d\d/);
    expect(await nin("SE")).toMatch(/^2001020398|^2001020399/);
    expect(await nin("DK")).toMatch(/^030201[5-8]/);
  });

  it("are at most five for a company, also when seven are ordered at once", async () => {
    const answers = await Promise.all(Array.from({ length: 7 }, () => add("crowd", {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409]);
    expect(answers.at(-1)?.body.code).toBe("limit");
    expect(await list("crowd")).toHaveLength(5);
    expect(await list("other")).toEqual([]);
  });

  it("are made once for one key", async () => {
    const first = await add("twice", { key: "the-same-key" });
    const second = await add("twice", { key: "the-same-key" });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect(await list("twice")).toHaveLength(1);
  });

  it.each([{ country: "DE" }, { name: "Single" }, { birthDate: "2001-02-30" }, { key: "short" }])(
    "refuses %j",
    async (wrong) => {
      expect((await add("wrong", wrong)).status).toBe(400);
      expect(await list("wrong")).toEqual([]);
    },
  );

  it("pay, are found by their number and stay after a restart", async () => {
    sandbox = createSandbox({ store, rateLimits: false });
    const { body: user } = await add("payer", { name: "Ada Prøve" });
    const shop = new MerchantClient(sandbox.handle, demoUnit("754321"));
    await shop.create("test-user-0001", 500);
    const at = { msn: "754321", reference: "test-user-0001" };
    expect(await sandbox.customers.approve(at, { phone: user.phone })).toMatchObject({ outcome: "approved" });
    const again = createSandbox({ store });
    const body = JSON.stringify({ country: "NO", nin: user.nin });
    const found = await again.handle(new Request("http://s/people/lookup", { method: "POST", body }));
    expect(await found.json()).toMatchObject({ name: "Ada Prøve", phone: user.phone });
    const phone = await again.handle(new Request(`http://s/phone?person=${user.id}`));
    expect(await phone.text()).toContain("Ada");
  });
});
