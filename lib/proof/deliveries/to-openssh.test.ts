import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { confirmServer } from "@/lib/deliveries/confirm-server";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { sendNow } from "@/lib/deliveries/send-now";
import { wanted } from "@/lib/deliveries/testing/wanted";
import { tryServer } from "@/lib/deliveries/try-server";
import { clockTo, MIDNIGHT, SUNDAY, useDeliveries } from "@/lib/jobs/testing/delivery-scene";
import { readReport } from "@/lib/reports/read-report";
import { hasOpenssh, type OpensshServer, startOpenssh } from "@/lib/testing/openssh-server";
import { record } from "../record";

// The whole way of a report to OpenSSH's own server: the subscription, the portal's key on the server, the server's key confirmed by a
// person, and the worker that builds and puts the file.
const there = hasOpenssh();
const { own, db, unit, sync, sell, subscribe, work, history, states } = useDeliveries();
let server: OpensshServer;

beforeAll(async () => {
  // Before the scene: the configuration is read once.
  process.env["SFTP_PRIVATE_HOSTS"] = "127.0.0.1";
  if (there) server = await startOpenssh();
});
afterAll(async () => {
  if (there) await server.close();
});

async function confirm(id: string): Promise<string> {
  const met = await tryServer.call(own.boss, { id });
  if (!met.ok || met.value.found !== "meet") throw new Error(JSON.stringify(met));
  const { hostKey } = met.value;
  expect(await confirmServer.call(own.boss, { id, hostKey })).toMatchObject({ ok: true });
  return hostKey;
}

async function again(id: string): Promise<void> {
  const [delivery] = await history(id);
  await retryDelivery.call(own.boss, { id: delivery?.id ?? "" });
  await work();
}

const latest = async (id: string) => (await history(id))[0];

it.runIf(there)("brings a report to OpenSSH once its key is confirmed and ours is let in", async () => {
  const { port, user, folder } = server;
  const place = { host: "127.0.0.1", port: String(port), user, folder, signIn: "key" } as const;
  const id = await subscribe(own.boss, { channel: "sftp", server: { ...wanted().server, ...place } });
  expect(server.printed).toContain(await confirm(id));
  const [kept] = await db.sql("select server->>'publicKey' as key from report_subscriptions where id = $1", [
    id,
  ]);

  sell();
  clockTo(MIDNIGHT);
  await sync();
  await work();
  expect(await latest(id)).toMatchObject({ reason: { code: "sftp_sign_in_refused" } });
  expect(await readdir(folder)).toEqual([]);

  server.letIn(String(kept?.["key"]));
  expect(await tryServer.call(own.boss, { id })).toEqual({ ok: true, value: { found: "works" } });
  await again(id);
  expect(await states(id)).toEqual(["sent"]);
  const [name = "", ...others] = await readdir(folder);
  expect([name, others]).toEqual([expect.stringContaining(`${unit()}-${SUNDAY}.csv`), []]);
  const read = await readReport(new Uint8Array(await readFile(join(folder, name))));
  if (!read.ok) throw new Error(read.error.code);
  const [settlement] = read.value.report.units.flatMap(({ settlements }) => settlements);
  expect(settlement).toMatchObject({ capturedMinor: 10_000, feesMinor: 150, paidOutMinor: 7_350 });

  // Another server answers at that address: nothing goes out before a person has looked.
  const printed = await server.restart(true);
  await sendNow.call(own.boss, { id, key: randomUUID() });
  await work();
  expect(await latest(id)).toMatchObject({ state: "failed", reason: { code: "sftp_key_changed" } });
  expect(await tryServer.call(own.boss, { id })).toEqual({ ok: false, error: { code: "sftp_key_changed" } });
  expect(await confirmServer.call(own.boss, { id, hostKey: null })).toMatchObject({ ok: true });
  expect(printed).toContain(await confirm(id));
  await again(id);
  expect(await states(id)).toEqual(["sent", "sent"]);
  record({
    ...{
      test: "Deliveries",
      what: "a report put on OpenSSH's own server by the whole job",
      seed: null,
      count: 4,
    },
    found:
      "refused before our key was let in, whole after it, stopped at another key, whole once that is confirmed",
    ...{ goal: "4 of 4", holds: true },
  });
});
