import { beforeEach, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { openRequests } from "@/lib/access/waiting-work";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { followRequest } from "./follow-request";
import { getUnit } from "./get-unit";
import { requestRecurring } from "./request-recurring";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant();
  boss = await createAdministrator(merchant);
  msn = merchant.units[0] ?? "";
});

async function requested(): Promise<string> {
  const description = "Coffee beans by mail, once a month until cancelled";
  await requestRecurring.call(boss, { msn, revenueMinor: 12_000_000, description });
  const [row] = await db.sql("select id from unit_requests where msn = $1 and state = 'submitted'", [msn]);
  return String(row?.["id"]);
}

const follow = (id: string) => followRequest.call(systemCaller(merchant, "order:follow"), { id });
const staff = () => platform.sandbox().context.orders;
const shown = async () => {
  const unit = await getUnit.call(boss, { msn });
  return unit.ok ? unit.value.recurring?.state : undefined;
};
const reason = async () => {
  const unit = await getUnit.call(boss, { msn });
  return unit.ok ? unit.value.recurring?.answer : undefined;
};

test.each(["approved", "stopped"] as const)(
  "a request that the staff %s shows so at the unit, told once",
  async (state) => {
    const id = await requested();
    expect(await openRequests(1_000)).toContainEqual({ merchantId: merchant.id, id });
    expect(await follow(id)).toMatchObject({ value: { state: "submitted" } });
    expect(await shown()).toBe("submitted");
    expect(await staff().find(id)).toMatchObject({
      kind: "recurring",
      msn,
      answers: { revenueMinor: 12_000_000 },
    });
    await staff().move(id, state, "We looked at it.");
    await Promise.all([follow(id), follow(id)]);
    expect(await shown()).toBe(state);
    expect(await reason()).toBe("We looked at it.");
    expect(await openRequests(1_000)).not.toContainEqual({ merchantId: merchant.id, id });
    const told = await db.sql("select kind, values from notifications where merchant_id = $1", [merchant.id]);
    expect(told).toMatchObject([{ kind: "productOrderMoved", values: { what: "recurring", state } }]);
  },
);

test("a refused one may be asked for again", async () => {
  const first = await requested();
  await follow(first);
  await staff().move(first, "stopped", "Tell us more.");
  await follow(first);
  expect(await requested()).not.toBe(first);
  expect(await shown()).toBe("submitted");
});

test("nobody but the worker takes answers over, and none comes while the platform is away", async () => {
  const id = await requested();
  expect(await followRequest.call(boss, { id })).toMatchObject({ error: { code: "forbidden" } });
  platform.order(id, "drop_before_apply");
  expect(await follow(id)).toEqual({ ok: false, error: { code: "platform_unavailable" } });
});
