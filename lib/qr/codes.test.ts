import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { writeCodeName } from "@/lib/domain/qr-code";
import { QrClient } from "@/lib/sandbox/testing/qr-client";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { changeCode } from "./change-code";
import { createBatch } from "./create-batch";
import { createCode } from "./create-code";
import { deleteCode } from "./delete-code";
import { getBatch } from "./get-batch";
import { getCode } from "./get-code";
import { listCodes } from "./list-codes";
import { readContent } from "./read-content";
import { repeatBatch } from "./repeat-batch";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  admin = await createAdministrator(merchant);
  await platform.connect(merchant);
});

const PAGE = "https://shop.example.test/menu";
const wish = { kind: "redirect" as const, name: "Table 7", target: PAGE, folder: "Tables", place: "Terrace" };
const create = (changes: Partial<typeof wish> & { id?: string } = {}, who = admin) =>
  createCode.call(who, { id: randomUUID(), msn, ...wish, ...changes });
const addressOf = (platformId = "Table 7") => writeCodeName({ msn, kind: "redirect", platformId });
const there = () => platform.sandbox().context.codes.list(msn, ["redirect"]);

async function list(filter: { folder?: string; place?: string } = {}) {
  const listed = await listCodes.call(admin, { environment: "production", msn, ...filter });
  if (!listed.ok) throw new Error("the codes were not listed");
  return listed.value;
}

describe("a code", () => {
  test("is made at the platform under its name, once for the same intent", async () => {
    const id = randomUUID();
    const made = { ok: true, value: { outcome: "created", code: addressOf() } };
    expect(await create({ id })).toEqual(made);
    expect(await create({ id })).toEqual(made);
    expect(await there()).toMatchObject([{ id: "Table 7", redirectUrl: PAGE }]);
    expect(await create()).toMatchObject({ error: { code: "code_name_taken" } });
    expect(await there()).toHaveLength(1);
  });

  test("whose answer got lost is found by its name", async () => {
    platform.order("/merchant-redirect", "apply_then_drop", "POST");
    expect(await create()).toMatchObject({ value: { outcome: "created" } });
    expect((await list()).codes).toMatchObject([{ standing: "live", platformId: "Table 7" }]);
  });

  test("that never arrived is unknown, and the same intent asks again under the same name", async () => {
    const id = randomUUID();
    platform.order("/merchant-redirect", "drop_before_apply", "POST");
    expect(await create({ id })).toMatchObject({ value: { outcome: "unknown" } });
    expect((await list()).codes).toMatchObject([{ standing: "checking" }]);
    await db.sql("update qr_codes set created_at = now() - interval '2 minutes' where id = $1", [id]);
    expect((await list()).codes).toMatchObject([{ standing: "missing" }]);
    expect(await create({ id })).toMatchObject({ value: { outcome: "created" } });
    expect(await there()).toHaveLength(1);
  });

  test("of another program under the same name is not taken for ours", async () => {
    await elsewhere().redirect("Table 7", "https://elsewhere.example.test/");
    expect(await create()).toMatchObject({ error: { code: "code_name_taken" } });
    expect(await there()).toMatchObject([{ redirectUrl: "https://elsewhere.example.test/" }]);
  });

  test("keeps its picture when its page changes", async () => {
    await create();
    const before = await getCode.call(admin, { code: addressOf() });
    const target = "https://shop.example.test/autumn";
    const changed = await changeCode.call(admin, { code: addressOf(), target, folder: "", place: "Bar" });
    expect(changed).toMatchObject({ value: { outcome: "changed" } });
    const after = await getCode.call(admin, { code: addressOf() });
    expect(after).toMatchObject({ value: { target, place: "Bar", standing: "live" } });
    expect(after.ok && before.ok && after.value.content === before.value.content).toBe(true);
  });

  test("is deleted once its name is typed, and its printed copy stays dead under the same name", async () => {
    await create();
    const printed = await readContent.call(admin, { code: addressOf() });
    const remove = (typedName: string) => deleteCode.call(admin, { code: addressOf(), typedName });
    expect(await remove("Table")).toMatchObject({ error: { code: "code_name_not_typed" } });
    platform.order("/Table%207", "apply_then_drop");
    expect(await remove("Table 7")).toMatchObject({ value: { outcome: "deleted" } });
    expect(await there()).toEqual([]);
    expect(await create()).toMatchObject({ value: { outcome: "created" } });
    const anew = await readContent.call(admin, { code: addressOf() });
    expect(printed.ok && anew.ok && printed.value.content !== anew.value.content).toBe(true);
  });

  test.each([
    ["javascript:alert(1)", "target_script"],
    ["java\tscript:alert(1)", "target_script"],
    ["data:text/html,<script>", "target_script"],
    ["http://shop.example.test/", "target_not_https"],
    ["shop.example.test", "target_not_https"],
    ["https://shop.example.test/blåbær", "target_signs"],
    ["https://user@@", "target_signs"],
    ["", "target_missing"],
  ])("to %j is refused with a sentence of its own, and nothing is sent", async (target, code) => {
    const sent = platform.requests().length;
    expect(await create({ target })).toMatchObject({ error: { code } });
    expect(platform.requests()).toHaveLength(sent);
  });

  test("is for who manages payment links, at their own units", async () => {
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: msn }]);
    const other = await createPerson(merchant, [
      { role: "assistant", extras: [], unit: merchant.units[1] ?? "" },
    ]);
    const accountant = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    expect(await create({}, other)).toMatchObject({ error: { code: "unit_not_found" } });
    expect(await create({}, accountant)).toMatchObject({ error: { code: "forbidden" } });
    expect(await create({}, assistant)).toMatchObject({ ok: true });
    const foreign = await createAdministrator(await createMerchant());
    for (const stranger of [other, foreign]) {
      expect(await getCode.call(stranger, { code: addressOf() })).toMatchObject({
        error: { code: "code_not_found" },
      });
      expect(await deleteCode.call(stranger, { code: addressOf(), typedName: "Table 7" })).toMatchObject({
        error: { code: "code_not_found" },
      });
    }
  });
});

describe("the list", () => {
  test("shows codes that were made elsewhere, sorts by folder and place, and gives them a place too", async () => {
    await create();
    await elsewhere().redirect("Poster", "https://shop.example.test/poster");
    expect((await list()).codes.map(({ platformId }) => platformId)).toEqual(["Poster", "Table 7"]);
    const target = "https://shop.example.test/poster";
    await changeCode.call(admin, { code: addressOf("Poster"), target, folder: "Walls", place: "" });
    expect(await list({ folder: "Walls" })).toMatchObject({
      codes: [{ platformId: "Poster" }],
      folders: ["Tables", "Walls"],
      places: ["Terrace"],
    });
  });

  test("says so where the platform does not answer, and shows what is remembered", async () => {
    await create();
    platform.order("/merchant-redirect", "drop_before_apply", "GET");
    const listed = await list();
    expect([listed.told, listed.codes[0]?.standing]).toEqual([false, "remembered"]);
  });
});

describe("many at once", () => {
  const tables = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      name: `Table ${at + 1}`,
      target: `${PAGE}?table=${at + 1}`,
    }));
  const make = (
    rows: ReturnType<typeof tables>,
    own: { kind?: "redirect" | "callback"; batch?: string } = {},
  ) =>
    createBatch.call(admin, {
      ...{ batch: randomUUID(), msn, kind: "redirect" as const, rows, folder: "Tables", place: "", ...own },
    });

  test("makes tables 1 to 80, each once; the failed ones alone are tried again", async () => {
    const batch = randomUUID();
    platform.order("/merchant-redirect", new Response("{}", { status: 429 }), "POST");
    platform.order("/merchant-redirect", "apply_then_drop", "POST");
    expect(await make(tables(80), { batch })).toMatchObject({
      value: { to: `/m/${merchant.slug}/qr-codes/batches/${batch}` },
    });
    expect(await there()).toHaveLength(79);
    const states = async () => {
      const read = await getBatch.call(admin, { batch });
      return read.ok
        ? read.value.lines.filter(({ state }) => state !== "live").map(({ state }) => state)
        : [];
    };
    expect(await states()).toEqual(["failed"]);
    const sent = platform.requests().length;
    await repeatBatch.call(admin, { batch });
    expect([await states(), platform.requests().length - sent]).toEqual([[], 1]);
    await make(tables(80), { batch });
    expect(await there()).toHaveLength(80);
  }, 40_000);

  test("makes tills as well, with the number in what customers see", async () => {
    const rows = [1, 2].map((at) => ({ name: `Till ${at}`, target: `Kasse ${at}` }));
    expect(await make(rows, { kind: "callback" })).toMatchObject({ ok: true });
    expect((await list()).codes).toMatchObject([
      { platformId: "Till 1", kind: "callback", target: "Kasse 1", standing: "live" },
      { platformId: "Till 2", kind: "callback", target: "Kasse 2", standing: "live" },
    ]);
  });

  test.each([
    [[], {}, { code: "batch_empty" }],
    [
      [
        ["Bar", PAGE],
        ["Bar", PAGE],
      ],
      {},
      { code: "batch_twice", row: 2 },
    ],
    [
      [
        ["Bar", PAGE],
        ["Terrace", "javascript:alert(1)"],
      ],
      {},
      { code: "batch_target", row: 2 },
    ],
    [[["<b>", PAGE]], {}, { code: "batch_name", row: 1 }],
    [[["Till 1", "x".repeat(37)]], { kind: "callback" }, { code: "batch_location", row: 1 }],
    [Array.from({ length: 201 }, (_, at) => [`x${at}`, PAGE]), {}, { code: "batch_too_many", most: 200 }],
  ] as const)("refuses %j by its row, and makes nothing", async (given, own, error) => {
    const rows = given.map(([name = "", target = ""]) => ({ name, target }));
    expect(await make(rows, own)).toMatchObject({ error });
    expect(await there()).toEqual([]);
  });
});

/** Another program with the same keys. */
function elsewhere(): QrClient {
  return new QrClient(platform.sandbox(), platform.sandbox().context.units.byMsn(msn));
}
