import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { dueExports, expiredExports } from "@/lib/access/waiting-exports";
import { shiftClock } from "@/lib/clock";
import type { ExportLook } from "@/lib/domain/list-export";
import type { Permission } from "@/lib/domain/permission";
import { downloadExport } from "@/lib/exports/download-export";
import { listExports } from "@/lib/exports/list-exports";
import { removeExport } from "@/lib/exports/remove-export";
import { retryExport } from "@/lib/exports/retry-export";
import { replaceFileStore } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import { folderStore } from "@/lib/files/folder-store";
import type { FileStore } from "@/lib/files/store-contract";
import { forgetMember } from "@/lib/members/forget-member";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { createMerchant, createPerson, type TestMerchant } from "@/lib/testing/factories";
import { chainIsWhole } from "@/lib/testing/money";
import { plantPayments } from "@/lib/testing/plant-payments";
import { useTestDatabase } from "@/lib/testing/test-db";
import { CSV, XLSX } from "@/lib/testing/whole-export";
import { exportPayments } from "@/lib/transactions/export-payments";
import { expireExports } from "./expire-exports";
import { makeExport } from "./make-export";

const db = useTestDatabase();
const PAYMENTS = 21_000;
const DAY_MS = 86_400_000;
let merchant: TestMerchant;
let person: PersonCaller;
let folder = "";
let store: FileStore;

beforeAll(async () => {
  merchant = await createMerchant(2);
  const place = { merchantId: merchant.id, msn: merchant.units[0] ?? "" };
  await plantPayments(db.sql, { ...place, count: PAYMENTS });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "portal-exports-"));
  store = folderStore(folder);
  replaceFileStore(store);
  const unit = merchant.units[0] ?? "";
  person = await createPerson(merchant, [{ role: "assistant", extras: ["transaction_management"], unit }]);
});
afterEach(async () => {
  shiftClock(0);
  replaceFileStore();
  await rm(folder, { recursive: true, force: true });
});

async function asked(filter: object = {}, look: ExportLook = CSV): Promise<string> {
  const made = await exportPayments.call(person, {
    filter,
    address: "/transactions?q=x",
    look,
    locale: "en",
  });
  if (!made.ok || made.value.kind !== "started") throw new Error("it came at once");
  return made.value.id;
}
const work = (id: string) => makeExport(merchant.id, id);
async function mine(caller = person) {
  const shown = await listExports.call(caller, {});
  if (!shown.ok) throw new Error(shown.error.code);
  return shown.value.exports;
}
async function fetched(id: string, caller = person): Promise<Buffer> {
  const file = await downloadExport.call(caller, { id });
  if (!file.ok) throw new Error(file.error.code);
  const parts: Uint8Array[] = [];
  for await (const part of file.value.chunks) parts.push(part);
  return Buffer.concat(parts);
}
async function told(): Promise<string[]> {
  const news = await listNotifications.call(person, {});
  if (!news.ok) throw new Error(news.error.code);
  return news.value.rows.map(({ kind }) => kind);
}
const actions = async (id: string) =>
  (await db.sql("select action from audit_log where subject = $1 order by seq", [`export:${id}`])).map(
    ({ action }) => action,
  );
const files = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.(csv|xlsx)$/.test(name));
const unfinished = () => readdir(join(folder, ".unfinished")).catch(() => []);

describe("an export that is too large to wait for", () => {
  it("waits under the person's own, is made by the worker, told of, and fetched whole", async () => {
    const id = await asked({ sort: "oldest" });
    expect(await mine()).toMatchObject([
      { id, state: "queued", list: "transactions", address: "/transactions?q=x" },
    ]);
    expect(await dueExports(1_000)).toContainEqual({ merchantId: merchant.id, id });
    await work(id);
    expect(await mine()).toMatchObject([{ state: "ready", rows: PAYMENTS, total: PAYMENTS, failure: null }]);
    expect(await told()).toEqual(["exportReady"]);
    const lines = (await fetched(id)).toString().trimEnd().split("\n");
    expect(lines).toHaveLength(PAYMENTS + 1);
    expect(lines[1]).toMatch(/^2026-01-01 01:00:01,order-00000001,/);
    expect(lines.at(-1)).toContain(`order-000${PAYMENTS},`);
    expect(await actions(id)).toEqual(["export.started", "export.finished", "export.downloaded"]);
    expect(await dueExports(1_000)).not.toContainEqual({ merchantId: merchant.id, id });
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  it("is the same in a workbook", async () => {
    const id = await asked({ sort: "oldest" }, XLSX);
    await work(id);
    const [sheet] = (await readXlsx(await fetched(id))).sheets;
    expect(sheet?.rows).toHaveLength(PAYMENTS + 1);
    expect(sheet?.rows.at(-1)?.slice(1, 3)).toEqual([`order-000${PAYMENTS}`, `Kaffe nr. ${PAYMENTS}`]);
    expect(sheet?.rows.at(-1)?.[8]).toBe(PAYMENTS / 100);
  });

  it("is made once, however many workers take it up", async () => {
    const id = await asked();
    await Promise.all([work(id), work(id)]);
    await work(id);
    expect(await told()).toEqual(["exportReady"]);
  });

  it("leaves nothing on a full disk, says so, and can be tried again", async () => {
    const full: FileStore = {
      ...store,
      write: (key, chunks) =>
        store.write(key, filling(chunks)).catch(() => {
          throw new FileStoreError("storage_full");
        }),
    };
    replaceFileStore(full);
    const id = await asked();
    await work(id);
    expect(await mine()).toMatchObject([{ state: "failed", failure: "storage_full" }]);
    expect(await told()).toEqual(["exportFailed"]);
    expect(await unfinished()).toEqual([]);
    await expect(fetched(id)).rejects.toThrow("export_not_found");
    replaceFileStore(store);
    expect(await retryExport.call(person, { id })).toMatchObject({ ok: true });
    await work(id);
    expect(await mine()).toMatchObject([{ state: "ready", failure: null }]);
  });

  it("begins anew after whoever was at it is gone, and is given up after five times", async () => {
    const id = await asked();
    const broken: FileStore = { ...store, write: () => Promise.reject(new Error("the worker went away")) };
    replaceFileStore(broken);
    for (let tries = 1; tries <= 5; tries += 1) {
      await expect(work(id)).rejects.toThrow("went away");
      // Still someone's, for all that anyone knows.
      await work(id);
      expect(await mine()).toMatchObject([{ state: "running" }]);
      shiftClock(tries * 61_000);
    }
    replaceFileStore(store);
    await work(id);
    expect(await mine()).toMatchObject([{ state: "failed", failure: "export_broken_off" }]);
  });

  it("stays whole where a worker that was held up ends after the next one", async () => {
    const id = await asked();
    const held = gate();
    const reached = gate();
    async function* waiting(chunks: AsyncIterable<Uint8Array>) {
      yield* chunks;
      reached.open();
      await held.passed;
    }
    replaceFileStore({ ...store, write: (key, chunks) => store.write(key, waiting(chunks)) });
    const late = work(id);
    await reached.passed;
    replaceFileStore(store);
    shiftClock(61_000);
    await work(id);
    const made = await fetched(id);
    held.open();
    await late;
    // Byte by byte, the comparison of an assertion takes ten seconds.
    expect(made.equals(await fetched(id))).toBe(true);
    expect(await told()).toEqual(["exportReady"]);
    expect([await files(), await unfinished()]).toEqual([[expect.stringContaining(`${id}-2.csv`)], []]);
  });

  it("ends where its person takes it away meanwhile, and leaves no file", async () => {
    const id = await asked();
    const late: FileStore = {
      ...store,
      write: async (key, chunks) => {
        await removeExport.call(person, { id });
        return store.write(key, chunks);
      },
    };
    replaceFileStore(late);
    await work(id);
    expect(await mine()).toEqual([]);
    expect(await readdir(folder, { recursive: true })).not.toContainEqual(expect.stringMatching(/\.csv$/));
    expect(await told()).toEqual([]);
  });

  it("is thrown away after seven days; its line stays and says so", async () => {
    const id = await asked();
    await work(id);
    shiftClock(6.9 * DAY_MS);
    await expireExports();
    expect(await fetched(id)).not.toHaveLength(0);
    shiftClock(7.1 * DAY_MS);
    await expect(fetched(id)).rejects.toThrow("export_not_found");
    expect(await expiredExports(1_000)).toContainEqual({ merchantId: merchant.id, id });
    await expireExports();
    expect(await mine()).toMatchObject([{ state: "expired" }]);
    expect(await readdir(folder, { recursive: true })).not.toContainEqual(expect.stringMatching(/\.csv$/));
  });
});

describe("an exported file is nobody else's", () => {
  const givenTo = async (caller: PersonCaller) => fetched(await ready(), caller);
  async function ready(filter: object = {}): Promise<string> {
    const id = await asked(filter);
    await work(id);
    return id;
  }
  const withGrants = (grants: PersonCaller["grants"]): PersonCaller => ({ ...person, grants });

  it("not a colleague's with more rights, not another company's, and not under an id that is none", async () => {
    const admin = await createPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }]);
    await expect(givenTo(admin)).rejects.toThrow("export_not_found");
    const elsewhere = await createMerchant();
    const stranger = await createPerson(elsewhere, [{ role: "administrator", extras: [], unit: "all" }]);
    await expect(givenTo(stranger)).rejects.toThrow("export_not_found");
    await expect(fetched("../etc/passwd")).rejects.toThrow("export_not_found");
    expect(await mine(admin)).toEqual([]);
    expect(await removeExport.call(admin, { id: await ready() })).toMatchObject({
      error: { code: "export_not_found" },
    });
  });

  it("not the person's own any more where the right or the sales unit is gone", async () => {
    const [first = "", second = ""] = merchant.units;
    const id = await ready();
    const role = {
      id: crypto.randomUUID(),
      name: "Till",
      permissions: ["unit:view", "transaction:view"] as const,
    };
    const lost = [
      [{ role: "assistant", extras: [], unit: second }],
      [{ role: "accountant", own: role, extras: [], unit: first }],
    ] as const;
    for (const grants of lost)
      await expect(fetched(id, withGrants(grants))).rejects.toThrow("export_beyond_rights");
    expect(await fetched(id, withGrants([{ role: "accountant", extras: [], unit: "all" }]))).not.toHaveLength(
      0,
    );
  });

  it("not with customers' names where these may not be seen any more", async () => {
    const [first = ""] = merchant.units;
    const id = await ready({ personal: true });
    expect((await fetched(id)).toString()).toContain("Åse Ødegård");
    const less = withGrants([{ role: "assistant", extras: [], unit: first }]);
    await expect(fetched(id, less)).rejects.toThrow("export_beyond_rights");
    expect(await fetched(await ready(), less)).not.toHaveLength(0);
  });

  it("but theirs under any role of the company's own that exports something, and nobody else's", async () => {
    const [unit = ""] = merchant.units;
    const id = await ready();
    const own = (permissions: readonly Permission[]): PersonCaller["grants"] => [
      { role: "accountant", own: { id: crypto.randomUUID(), name: "Till", permissions }, extras: [], unit },
    ];
    const books = withGrants(own(["transaction:export"]));
    expect(await mine(books)).toMatchObject([{ id, state: "ready" }]);
    expect(await fetched(id, books)).not.toHaveLength(0);
    const none = withGrants(own(["note:write"]));
    expect(await listExports.call(none, {})).toMatchObject({ error: { code: "forbidden" } });
    expect(await removeExport.call(books, { id })).toMatchObject({ ok: true });
    expect(await files()).toEqual([]);
  });

  it("and goes with the person when they are forgotten, what is being made as well", async () => {
    await ready();
    const half = await asked();
    replaceFileStore({ ...store, write: () => Promise.reject(new Error("the worker went away")) });
    await expect(work(half)).rejects.toThrow("went away");
    replaceFileStore(store);
    const admin = await createPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }]);
    expect(await forgetMember.call(admin, { memberId: person.id })).toMatchObject({ ok: true });
    expect(await files()).toEqual([]);
    await work(half);
    expect(await db.sql("select from exports where person_id = $1", [person.id])).toEqual([]);
    expect(await files()).toEqual([]);
  });

  it("and is made with the rights of the moment in which it is made", async () => {
    const id = await asked();
    await db.sql("delete from grants where merchant_id = $1 and user_id = $2", [merchant.id, person.id]);
    await work(id);
    const [row] = await db.sql("select state, failure from exports where id = $1", [id]);
    expect(row).toEqual({ state: "failed", failure: "export_beyond_rights" });
    expect(await readdir(folder)).toEqual([]);
  });
});

function gate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

async function* filling(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > 500_000) throw new Error("no space left on device");
    yield chunk;
  }
}
