import { spawnSync } from "node:child_process";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { shiftClock } from "@/lib/clock";
import { downloadExport } from "@/lib/exports/download-export";
import { listExports } from "@/lib/exports/list-exports";
import { retryExport } from "@/lib/exports/retry-export";
import { replaceFileStore } from "@/lib/files/file-store";
import { folderStore } from "@/lib/files/folder-store";
import { makeExport } from "@/lib/jobs/make-export";
import { clockTo, MIDNIGHT, useDeliveries } from "@/lib/jobs/testing/delivery-scene";
import { plantPayments } from "@/lib/testing/plant-payments";
import { CSV } from "@/lib/testing/whole-export";
import { exportPayments } from "@/lib/transactions/export-payments";
import { record } from "../record";

/**
 * T10: the folder of files on a disk that is full, and then read-only, while an export and the report of a subscription are made. Nothing
 * half stands there under its name, who asked reads why, and both come about once the disk is as it should be.
 */
const { own, db, unit, sync, sell, subscribe, work, history } = useDeliveries();
const PAYMENTS = 21_000;
const mount = (...args: string[]) => spawnSync("mount", args).status === 0;
let disk = "";

afterEach(() => {
  if (disk) spawnSync("umount", ["-l", disk]);
});

async function exportNow() {
  const shown = await listExports.call(own.boss, {});
  if (!shown.ok) throw new Error(shown.error.code);
  const [one] = shown.value.exports;
  return { state: one?.state, failure: one?.failure ?? null };
}

const deliveryNow = async (id: string) => {
  const [one] = await history(id);
  return { state: one?.state, reason: one?.reason?.code ?? null };
};

it("T10: a disk of files that is full or read-only breaks nothing, is named, and is made up for", async () => {
  const started = performance.now();
  disk = join(own.folder, "disk");
  spawnSync("mkdir", [disk]);
  if (!mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", disk)) {
    console.info("T10 is skipped: a small disk can be mounted by root alone.");
    disk = "";
    return;
  }
  replaceFileStore(folderStore(disk));
  await plantPayments(db.sql, { merchantId: own.merchant.id, msn: unit(), count: PAYMENTS });
  const ballast = join(disk, "ballast");
  await writeFile(ballast, Buffer.alloc(4 * 1024 * 1024)).catch(() => undefined);
  const wish = { filter: { sort: "oldest" }, address: "/transactions", look: CSV, locale: "en" } as const;
  const asked = await exportPayments.call(own.boss, wish);
  if (!asked.ok || asked.value.kind !== "started") throw new Error("it came at once");
  const { id } = asked.value;
  sell();
  const subscription = await subscribe(own.boss);
  clockTo(MIDNIGHT);
  await sync();
  let later = 0;
  /** A round of the worker's, an hour after the last. */
  const round = async () => {
    await makeExport(own.merchant.id, id);
    await work();
    later += 3_600_000;
    shiftClock(Date.parse(MIDNIGHT) + later - Date.now());
    return { export: await exportNow(), delivery: await deliveryNow(subscription) };
  };
  const full = await round();
  await rm(ballast);
  const readOnly = mount("-o", "remount,ro", disk);
  await retryExport.call(own.boss, { id });
  const kept = await round();
  mount("-o", "remount,rw", disk);
  await retryExport.call(own.boss, { id });
  const healed = await round();
  const files = (await readdir(disk, { recursive: true })).filter((name) => /\.(csv|xlsx|pdf)$/.test(name));
  const left = await readdir(join(disk, ".unfinished"));
  const file = await downloadExport.call(own.boss, { id });
  let bytes = 0;
  if (file.ok) for await (const part of file.value.chunks) bytes += part.byteLength;
  const mails = own.server.received.filter(({ subject }) => subject?.startsWith("For the books")).length;
  const whole = healed.export.state === "ready" && healed.delivery.state === "sent" && bytes > 1_000_000;
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T10",
    what: "the disk of the files full, and then read-only, under an export and a subscription's report",
    seed: null,
    count: 4,
    found: `full: ${full.export.failure}, ${full.delivery.reason}; read-only: ${kept.export.failure}, ${kept.delivery.reason}; afterwards ${healed.export.state} and ${healed.delivery.state}, ${mails} mail, ${left.length} half files left; ${seconds} s`,
    goal: "each named to who asked, nothing half, both made once it is writable",
    holds: whole && left.length === 0 && mails === 1,
  });
  expect(readOnly).toBe(true);
  expect(full).toEqual({
    export: { state: "failed", failure: "storage_full" },
    delivery: { state: "waiting", reason: "storage_full" },
  });
  expect(kept).toEqual({
    export: { state: "failed", failure: "storage_unavailable" },
    delivery: { state: "waiting", reason: "storage_unavailable" },
  });
  expect({ whole, left, mails, files: files.length }).toEqual({
    ...{ whole: true, left: [], mails: 1, files: 2 },
  });
});
