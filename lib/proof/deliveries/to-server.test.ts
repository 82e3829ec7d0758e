import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2 from "ssh2";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { confirmServer } from "@/lib/deliveries/confirm-server";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { startSftpServer, type TestSftpServer } from "@/lib/deliveries/testing/sftp-server";
import { wanted } from "@/lib/deliveries/testing/wanted";
import { tryServer } from "@/lib/deliveries/try-server";
import { clockTo, MIDNIGHT, SUNDAY, useDeliveries } from "@/lib/jobs/testing/delivery-scene";
import { readReport } from "@/lib/reports/read-report";
import { record } from "../record";

// Before the scene: the configuration is read once.
beforeAll(() => {
  process.env["SFTP_PRIVATE_HOSTS"] = "127.0.0.1";
});
const { own, db, unit, sync, sell, subscribe, work, history, states } = useDeliveries();
const PASSWORD = "a word for the server";
const newKey = () => ssh2.utils.generateKeyPairSync("ed25519").private;

describe("a report that goes to a server", () => {
  let server: TestSftpServer;
  let folder = "";
  const sent: boolean[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sftp-"));
    server = await startSftpServer({ hostKey: newKey(), password: PASSWORD, folder });
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const toServer = () => {
    const place = { host: "127.0.0.1", port: String(server.port), user: "books", folder: "" };
    return subscribe(own.boss, {
      channel: "sftp",
      server: { ...wanted().server, ...place, signIn: "password", password: PASSWORD },
    });
  };
  /** What the server shows, as a person would see and confirm it. */
  const confirm = async (id: string) => {
    const met = await tryServer.call(own.boss, { id });
    if (!met.ok || met.value.found !== "meet") throw new Error(JSON.stringify(met));
    expect(await confirmServer.call(own.boss, { id, hostKey: met.value.hostKey })).toMatchObject({
      ok: true,
    });
    return met.value.hostKey;
  };
  const sundayIsOver = async () => {
    sell();
    clockTo(MIDNIGHT);
    await sync();
    await work();
  };

  it("lies there whole once its key is confirmed, and says what the settlement says", async () => {
    const id = await toServer();
    await confirm(id);
    expect(server.signIns).toEqual([]);
    expect(await tryServer.call(own.boss, { id })).toEqual({ ok: true, value: { found: "works" } });
    expect(await readdir(folder)).toEqual([]);
    await sundayIsOver();
    expect(await states(id)).toEqual(["sent"]);
    const [name = "", ...others] = await readdir(folder);
    expect([name, others]).toEqual([expect.stringContaining(`${unit()}-${SUNDAY}.csv`), []]);
    const read = await readReport(new Uint8Array(await readFile(join(folder, name))));
    if (!read.ok) throw new Error(read.error.code);
    const [settlement] = read.value.report.units.flatMap(({ settlements }) => settlements);
    expect(settlement).toMatchObject({ capturedMinor: 10_000, feesMinor: 150, paidOutMinor: 7_350 });
    sent.push(true);
    expect(own.server.received).toEqual([]);
    const log = await db.sql("select action from audit_log where merchant_id = $1 order by seq", [
      own.merchant.id,
    ]);
    expect(log.map(({ action }) => action)).toEqual([
      ...["report.subscribed", "report.server_confirmed", "report.delivered"],
    ]);
  });

  it("waits for a person where nobody confirmed the key, or it is another now: nothing secret goes out", async () => {
    const id = await toServer();
    await sundayIsOver();
    expect((await history(id))[0]).toMatchObject({
      state: "failed",
      reason: { code: "sftp_key_unconfirmed" },
    });
    const confirmed = await confirm(id);
    const { port } = server;
    await server.close();
    server = await startSftpServer({ hostKey: newKey(), password: PASSWORD, folder });
    await db.sql(
      "update report_subscriptions set server = jsonb_set(server, '{port}', $2::jsonb) where id = $1",
      [...[id, String(server.port)]],
    );
    expect(server.port).not.toBe(port);
    expect(await tryServer.call(own.boss, { id })).toEqual({
      ok: false,
      error: { code: "sftp_key_changed" },
    });
    const [delivery] = await history(id);
    await retryDelivery.call(own.boss, { id: delivery?.id ?? "" });
    await work();
    expect((await history(id))[0]).toMatchObject({ state: "failed", reason: { code: "sftp_key_changed" } });
    expect(server.signIns).toEqual([]);
    expect(await confirmServer.call(own.boss, { id, hostKey: null })).toMatchObject({ ok: true });
    expect(await confirm(id)).not.toBe(confirmed);
    await retryDelivery.call(own.boss, { id: delivery?.id ?? "" });
    await work();
    expect(await states(id)).toEqual(["sent"]);
    expect(await readdir(folder)).toHaveLength(1);
    sent.push(true);
  });

  afterAll(() => {
    record({
      ...{
        test: "Deliveries",
        what: "reports put on a server by SFTP, its key unconfirmed, confirmed and changed",
      },
      ...{
        seed: null,
        count: sent.length,
        found: `${sent.filter(Boolean).length} whole and once, nothing before`,
      },
      ...{ goal: "2 of 2", holds: sent.length === 2 && sent.every(Boolean) },
    });
  });
});
