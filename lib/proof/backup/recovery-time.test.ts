import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { backUp } from "@/db/backup/back-up";
import { restore } from "@/db/backup/restore";
import { benchDatabase, withClient } from "@/lib/bench/data/bench-database";
import { record } from "../record";
import { newCluster } from "./new-cluster";

const PAYMENTS = Number(process.env["PROOF_ROWS"] ?? 50_000);
const GOAL_SECONDS = 600;
const folder = mkdtempSync(join(tmpdir(), "portal-recovery-"));
chmodSync(folder, 0o711);
const stops: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

const LOOKS = [
  "select count(*) as n, sum(amount_minor) as amount, sum(captured_minor) as captured, sum(refunded_minor) as refunded from payments",
  "select count(*) as n, sum(amount_minor) as amount from operations",
  "select count(*) as n, max(hash) as last from audit_log",
  "select count(*) as n from payment_events",
];

it("a large database is back within minutes, to the last øre", async () => {
  const former = await benchDatabase(join(folder, "former"), PAYMENTS);
  stops.push(() => former.server.stop());
  const file = join(folder, "portal.archive");
  const { secretsKey } = former;
  const begun = performance.now();
  await backUp({ ownerUrl: former.ownerUrl, file, keyId: "k1", secretsKey });
  const backedUp = (performance.now() - begun) / 1_000;
  const loss = performance.now();
  const cluster = await newCluster(secretsKey);
  stops.push(cluster.stop);
  const secretsKeys = new Map([["k1", secretsKey]]);
  const done = await restore({ ownerUrl: cluster.ownerUrl, file, secretsKeys });
  const seconds = (performance.now() - loss) / 1_000;
  const differing: string[] = [];
  for (const look of LOOKS) {
    const { rows } = await withClient(former.superuserUrl, (db) => db.query(look));
    const there = await cluster.sql(look);
    if (JSON.stringify(rows) !== JSON.stringify(there))
      differing.push(`${look}: ${JSON.stringify([rows, there])}`);
  }
  const megabytes = statSync(file).size / 1_048_576;
  const holds = differing.length === 0 && seconds <= GOAL_SECONDS;
  record({
    ...{ test: "T32", what: `${PAYMENTS} payments backed up, and restored to a new cluster`, seed: null },
    ...{ count: done.rows, holds },
    found: `backup ${backedUp.toFixed(1)} s, ${megabytes.toFixed(0)} MB; restored in ${seconds.toFixed(1)} s, the server's start included; ${differing.length} sums differ`,
    goal: "restored in ≤ 10 min, sums equal",
  });
  expect(differing).toEqual([]);
  expect(seconds).toBeLessThanOrEqual(GOAL_SECONDS);
});
