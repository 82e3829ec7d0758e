import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { dueCodes } from "@/lib/access/waiting-work";
import { QrClient } from "@/lib/sandbox/testing/qr-client";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { createCode } from "./create-code";
import { deleteCode } from "./delete-code";
import { listCodes } from "./list-codes";
import { resolveCode } from "./resolve-code";

const db = useTestDatabase();
const platform = useTestPlatform();
const PAGE = "https://shop.example.test/menu";
let merchant: TestMerchant;
let msn: string;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  admin = await createAdministrator(merchant);
  await platform.connect(merchant);
});

/** A code whose answer never came: the request was lost, or the answer and the look at it were. */
async function unanswered(
  kind: "redirect" | "callback",
  fault: "drop_before_apply" | "apply_then_drop",
): Promise<string> {
  const id = randomUUID();
  const target = kind === "redirect" ? PAGE : "Till by the door";
  if (kind === "redirect") platform.order("/merchant-redirect", fault, "POST");
  else platform.order("/merchant-callback/Code", fault);
  // The look that follows at once finds no answer either.
  platform.order("/Code", "drop_before_apply", "GET");
  const wish = { kind, name: "Code", target, folder: "", place: "" };
  expect(await createCode.call(admin, { id, msn, ...wish })).toMatchObject({ value: { outcome: "unknown" } });
  return id;
}

/** The worker's turn, as though so many seconds had passed since the code was asked for. */
async function workerLooks(id: string, seconds = 90) {
  await db.sql(
    `update qr_codes set created_at = created_at - make_interval(secs => $1), next_at = now() - interval '1 second'
     where id = $2 and next_at is not null`,
    [seconds, id],
  );
  return resolveCode.call(systemCaller(merchant, "qr-code:make"), { id });
}

const there = async () => {
  const { codes } = platform.sandbox().context;
  return [...(await codes.list(msn, ["redirect"])), ...(await codes.list(msn, ["callback"]))];
};
const stateOf = async (id: string) =>
  (await db.sql("select state, error, next_at from qr_codes where id = $1", [id]))[0];

test.each([
  ["redirect", "apply_then_drop"],
  ["redirect", "drop_before_apply"],
  ["callback", "apply_then_drop"],
  ["callback", "drop_before_apply"],
] as const)("a %s code is there once after %s, found by the worker alone", async (kind, fault) => {
  const id = await unanswered(kind, fault);
  expect(await there()).toHaveLength(fault === "apply_then_drop" ? 1 : 0);
  expect(await workerLooks(id)).toMatchObject({ value: { outcome: "made" } });
  expect(await there()).toHaveLength(1);
  expect(await stateOf(id)).toEqual({ state: "live", error: null, next_at: null });
  expect(await workerLooks(id)).toMatchObject({ value: { outcome: "left_alone" } });
  const list = await listCodes.call(admin, { environment: "production", msn });
  expect(list).toMatchObject({ value: { codes: [{ standing: "live" }] } });
});

test("several workers at once make one code, and the row is found when its turn has come", async () => {
  const id = await unanswered("redirect", "drop_before_apply");
  const due = async () => (await dueCodes(1_000)).some((row) => row.id === id);
  expect(await due()).toBe(false);
  await db.sql(
    "update qr_codes set created_at = now() - interval '2 minutes', next_at = now() - interval '1 second' where id = $1",
    [id],
  );
  expect(await due()).toBe(true);
  const worker = systemCaller(merchant, "qr-code:make");
  const looks = await Promise.all(Array.from({ length: 4 }, () => resolveCode.call(worker, { id })));
  expect(looks.filter((look) => look.ok && look.value.outcome === "made")).toHaveLength(1);
  expect(await there()).toHaveLength(1);
});

test("while it may still arrive nothing is sent again", async () => {
  const id = await unanswered("redirect", "drop_before_apply");
  expect(await workerLooks(id, 0)).toMatchObject({ value: { outcome: "unknown" } });
  expect(await there()).toEqual([]);
});

test("the name that another program took meanwhile is told, and theirs is left alone", async () => {
  const id = await unanswered("redirect", "drop_before_apply");
  const other = new QrClient(platform.sandbox(), platform.sandbox().context.units.byMsn(msn));
  await other.redirect("Code", "https://elsewhere.example.test/");
  expect(await workerLooks(id)).toMatchObject({ value: { outcome: "taken" } });
  expect(await stateOf(id)).toMatchObject({ state: "failed", error: "code_name_taken" });
  expect(await there()).toMatchObject([{ redirectUrl: "https://elsewhere.example.test/" }]);
});

test("a platform that has too much to do is asked again later, and a day later nothing is made unasked", async () => {
  const id = await unanswered("redirect", "drop_before_apply");
  platform.order("/merchant-redirect", new Response("{}", { status: 429 }), "POST");
  expect(await workerLooks(id)).toMatchObject({ value: { outcome: "unknown" } });
  expect(await stateOf(id)).toMatchObject({ state: "unknown", next_at: expect.any(Date) });
  expect(await workerLooks(id, 86_400)).toMatchObject({ value: { outcome: "failed" } });
  expect(await stateOf(id)).toMatchObject({ state: "failed", error: "code_never_arrived", next_at: null });
  expect(await there()).toEqual([]);
});

test("one that was deleted meanwhile does not come back", async () => {
  const id = await unanswered("redirect", "apply_then_drop");
  const [{ code = "" } = {}] = await (async () => {
    const list = await listCodes.call(admin, { environment: "production", msn });
    return list.ok ? list.value.codes : [];
  })();
  await deleteCode.call(admin, { code, typedName: "Code" });
  expect(await workerLooks(id)).toMatchObject({ value: { outcome: "left_alone" } });
  expect(await there()).toEqual([]);
});
