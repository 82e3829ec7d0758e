import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { appendAudit } from "@/lib/access/audit";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { CSV, exportedFile, exportedLines } from "@/lib/testing/whole-export";
import { AUDIT_COLUMNS, exportAudit } from "./export-audit";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  admin = await createPerson(
    merchant,
    [{ role: "administrator", extras: [], unit: "all" }],
    "=cmd|' /C calc'!A0",
  );
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    await appendAudit(tx, admin, { action: "payment.seen", subject: "payment:1", details: { a: 'x"y' } });
    await appendAudit(tx, admin, {
      action: "unit.edited",
      subject: "unit:1",
      details: {
        before: { name: "Till" },
        after: { name: "=Kiosk" },
        capturedMinor: 1_250,
        ids: [],
        units: ["1", "2"],
      },
    });
    await appendAudit(tx, admin, { action: "new.thing", subject: "payment:2", result: "failed" });
  });
});

const NORDIC = { ...CSV, separator: "semicolon" } as const;
const lines = (filter: object) => exportedLines(exportAudit, admin, filter, { look: NORDIC });

it("holds all that the filter shows, newest first; the next one tells that it was taken", async () => {
  await exportedFile(exportAudit, admin, {});
  const [newest, failed, edited, seen] = await lines({});
  expect(newest).toContain(";List exported;export.made;Done;audit;");
  expect(failed).toContain(";new.thing;new.thing;Failed;payment:2;");
  expect(seen).toContain(";Payment found on the platform;payment.seen;Done;payment:1;");
  expect(edited).toContain(';name: Till;name: =Kiosk;"Captured: 12.50; Sales units: 1, 2";');
  expect(seen).toContain(";;;a: xy;");
  expect(await lines({ failed: true })).toHaveLength(1);
});

it("has a cell for each column, and no name runs as a formula", async () => {
  const [line = ""] = await lines({ subject: "payment:2" });
  expect(line.split(";")).toHaveLength(AUDIT_COLUMNS.length);
  expect(line).toContain(";'=cmd|' /C calc'!A0;");
});

// The page named a role that the company made for itself, the file its id.
it("names the company's own roles and its people, as long as there are any", async () => {
  const role = randomUUID();
  await db.sql("insert into own_roles (merchant_id, id, name, permissions) values ($1, $2, $3, '{}')", [
    merchant.id,
    role,
    "Night shift",
  ]);
  const gone = randomUUID();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    appendAudit(tx, admin, {
      action: "member.changed",
      subject: "user:1",
      details: {
        before: [{ role: `role:${gone}` }],
        after: [{ role: `role:${role}`, unit: "123456" }, { role: "assistant" }],
        people: [admin.id],
      },
    }),
  );
  const [line = ""] = await lines({ subject: "user:1" });
  expect(line).toContain(`;role: role:${gone};`);
  expect(line).toContain("role: Night shift");
  expect(line).toContain("role: assistant");
  expect(line).toContain("people: =cmd|'");
  expect(line).not.toContain(role);
});

it("is refused without the right, and after ten files in an hour", async () => {
  const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
  await expect(exportedFile(exportAudit, assistant, {})).rejects.toThrow("forbidden");
  for (let file = 0; file < 10; file += 1) await exportedFile(exportAudit, admin, {});
  await expect(exportedFile(exportAudit, admin, {})).rejects.toThrow("too_many_requests");
});

it("another administrator's file has nothing of this company", async () => {
  const stranger = await createAdministrator(await createMerchant());
  await exportedFile(exportAudit, stranger, {});
  const [line, ...more] = await exportedLines(exportAudit, stranger, {});
  expect(line).toContain(",export.made,");
  expect(more).toEqual([]);
});
