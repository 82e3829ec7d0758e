import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { addPaymentLinks } from "./add-payment-links";
import { changeAccount } from "./change-account";
import { changePartner } from "./change-partner";
import { changePeriod } from "./change-period";
import { getUnit } from "./get-unit";
import { proveAccount } from "./prove-account";
import { requestRecurring } from "./request-recurring";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  admin = await createAdministrator(merchant);
  await platform.connect(merchant);
});

const change = (account: string, who = admin) => changeAccount.call(who, { msn, account });
const manager = () => createPerson(merchant, [{ role: "sales_unit_manager", extras: [], unit: "all" }]);

async function settlement() {
  const seen = await getUnit.call(admin, { msn });
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value.settlement;
}

describe("the settlement account", () => {
  test("is changed to one of the organisation's, and only its end is ever shown or logged", async () => {
    expect((await change("9999 00 00014")).ok).toBe(true);
    expect((await change("99990000022")).ok).toBe(true);
    expect(await settlement()).toMatchObject({ account: "•••• 0022", toProve: null });
    const log = JSON.stringify(
      await db.sql("select details from audit_log where merchant_id = $1", [merchant.id]),
    );
    expect(log).toContain('"after":"0022","before":"0014"');
    expect(log).not.toContain("99990000022");
  });

  // The portal said "weekly" and showed a new account while the platform went on paying daily to the former one.
  test("and the period reach the platform, which pays by them", async () => {
    expect((await change("99990000022")).ok).toBe(true);
    expect((await changePeriod.call(admin, { msn, period: "weekly" })).ok).toBe(true);
    const asked = new Request(`http://sandbox/_control/ledgers/${msn}`);
    expect(await (await platform.sandbox().handle(asked)).json()).toMatchObject({
      settlement: { period: "weekly", account: { scheme: "BBAN:NO", id: "99990000022" } },
    });
  });

  test("of another organisation is refused, and so is a slip of the finger", async () => {
    expect(await change("12345678911")).toEqual({ ok: false, error: { code: "account_of_another" } });
    expect(await change("99990000015")).toEqual({ ok: false, error: { code: "account_check_digits" } });
    expect((await settlement()).account).toBeNull();
  });

  test("that the platform can't place waits for a penny from it", async () => {
    await change("99990000014");
    const silent = "43210000004";
    expect((await change(silent)).ok).toBe(true);
    expect(await settlement()).toMatchObject({ account: "•••• 0014", toProve: "•••• 0004" });
    expect(await proveAccount.call(admin, { msn })).toEqual({
      ok: false,
      error: { code: "account_not_proved" },
    });
    await platform.sandbox().handle(
      new Request(`http://sandbox/_control/sales-units/${msn}/penny-transfer`, {
        method: "POST",
        body: JSON.stringify({ account: silent }),
      }),
    );
    expect((await proveAccount.call(admin, { msn })).ok).toBe(true);
    expect(await settlement()).toMatchObject({ account: "•••• 0004", toProve: null });
  });

  test("is for administrators with a fresh sign-in", async () => {
    expect(await change("99990000014", await manager())).toMatchObject({ error: { code: "forbidden" } });
    const rested = { ...admin, provedAt: admin.provedAt - 3_600_000 };
    expect(await change("99990000014", rested)).toEqual({
      ok: false,
      error: { code: "needs_fresh_sign_in" },
    });
  });

  test("can't be asked about without end", async () => {
    for (let time = 0; time < 10; time += 1) await change("12345678911");
    expect(await change("99990000014")).toEqual({ ok: false, error: { code: "too_many_requests" } });
  });
});

describe("a change of partner", () => {
  test("is told to both partners and to the administrators, in the transaction that makes it", async () => {
    await db.sql("update users set email = $1 where id = $2", [`boss-${msn}@example.test`, admin.id]);
    const choose = (name: string, email: string) => changePartner.call(admin, { msn, name, email });
    await choose("Nordlys", "one@example.test");
    await choose("Sørlys", "two@example.test");
    const sent = await db.sql(
      "select recipient as recipient, template from mail_outbox where merchant_id = $1 order by 2, 1",
      [merchant.id],
    );
    expect(sent.map(({ recipient, template }) => `${template} ${recipient}`)).toEqual([
      `partnerChanged boss-${msn}@example.test`,
      `partnerChanged boss-${msn}@example.test`,
      "partnerChosen one@example.test",
      "partnerChosen two@example.test",
      "partnerReleased one@example.test",
    ]);
    expect(await choose("Nobody", "not an address")).toMatchObject({ error: { code: "invalid_input" } });
  });
});

describe("the settlement period", () => {
  test("is a manager's to choose in Norway", async () => {
    expect((await changePeriod.call(await manager(), { msn, period: "weekly" })).ok).toBe(true);
    expect((await settlement()).period).toBe("weekly");
  });

  test("is daily in Denmark", async () => {
    await db.sql("update merchants set country = 'DK' where id = $1", [merchant.id]);
    const refused = await changePeriod.call(admin, { msn, period: "monthly" });
    expect(refused).toEqual({ ok: false, error: { code: "period_not_offered" } });
    expect((await settlement()).periods).toEqual(["daily"]);
  });
});

describe("what is asked of the platform", () => {
  const ask = (who = admin) =>
    requestRecurring.call(who, {
      msn,
      revenueMinor: 50_000_000,
      description: "Coffee every month, cancelled any time",
    });

  test("is asked once, by an administrator", async () => {
    expect(await ask(await manager())).toMatchObject({ error: { code: "forbidden" } });
    const both = await Promise.all([ask(), ask()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ask()).toEqual({ ok: false, error: { code: "already_requested" } });
    expect(await getUnit.call(admin, { msn })).toMatchObject({
      value: { recurring: { state: "submitted" } },
    });
  });

  test("payment links are there at once on the sandbox", async () => {
    await addPaymentLinks.call(admin, { msn });
    expect(await getUnit.call(admin, { msn })).toMatchObject({
      value: { paymentLinks: { state: "approved" } },
    });
  });
});

test("figures are those of the unit in the last thirty days", async () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  await insertPayment(merchant, { capturedMinor: 10_000, refundedMinor: 2_500 });
  await insertPayment(merchant, { createdAt: ago(20) });
  await insertPayment(merchant, { createdAt: ago(40), capturedMinor: 10_000 });
  await insertPayment(merchant, { cancelledMinor: 10_000 });
  const seen = await getUnit.call(admin, { msn });
  expect(seen.ok && seen.value.figures).toEqual({
    payments: 2,
    sold: { minor: 20_000, currency: "NOK" },
    refunded: { minor: 2_500, currency: "NOK" },
  });
});
