import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2 from "ssh2";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { confirmServer } from "@/lib/deliveries/confirm-server";
import { finishDelivery } from "@/lib/deliveries/finish-delivery";
import { planDeliveries } from "@/lib/deliveries/plan-deliveries";
import { takeDelivery } from "@/lib/deliveries/take-delivery";
import { startSftpServer, type TestSftpServer } from "@/lib/deliveries/testing/sftp-server";
import { wanted } from "@/lib/deliveries/testing/wanted";
import { tryServer } from "@/lib/deliveries/try-server";
import { LARGEST_ATTACHMENT } from "@/lib/domain/report-subscription";
import { systemCaller } from "@/lib/testing/factories";
import { clockTo, MIDNIGHT, useDeliveries } from "./testing/delivery-scene";

// Before the scene: the configuration is read once.
beforeAll(() => {
  process.env["SFTP_PRIVATE_HOSTS"] = "127.0.0.1";
});
const { own, db, books, sync, sell, subscribe, work, history } = useDeliveries();
const PASSWORD = "a word for the server";
const newKey = () => ssh2.utils.generateKeyPairSync("ed25519").private;

describe("a report that goes to a server", () => {
  let server: TestSftpServer;
  let folder = "";

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
  it("is tried again while the server is away, and is nobody's but its maker's to try or confirm", async () => {
    const id = await toServer();
    const hostKey = await confirm(id);
    const other = await books();
    const refused = { ok: false, error: { code: "subscription_not_found" } };
    expect(await tryServer.call(other, { id })).toEqual(refused);
    expect(await confirmServer.call(other, { id, hostKey })).toEqual(refused);
    await server.close();
    sell();
    clockTo(MIDNIGHT);
    await sync();
    await work();
    expect((await history(id))[0]).toMatchObject({ state: "waiting" });
    expect(await tryServer.call(own.boss, { id })).toMatchObject({ ok: false });
  });
});

describe("a report by mail", () => {
  it.each([
    [LARGEST_ATTACHMENT, false],
    [LARGEST_ATTACHMENT + 1, true],
  ])("of %i bytes goes as a link: %s", async (bytes, linked) => {
    sell();
    const id = await subscribe(own.boss);
    clockTo(MIDNIGHT);
    await sync();
    const job = systemCaller(own.merchant, "report:deliver");
    await planDeliveries.call(job, { id });
    const [delivery] = await history(id);
    const which = { id: delivery?.id ?? "" };
    expect(await takeDelivery.call(job, which)).toMatchObject({ value: { attempt: 1 } });
    const file = {
      key: `reports/${which.id}`,
      name: "large.csv",
      mediaType: "text/csv",
      bytes,
      sha256: "0".repeat(64),
    };
    expect(await finishDelivery.call(job, { ...which, attempt: 1, file, sums: [] })).toEqual({
      ok: true,
      value: true,
    });
    const rows = await db.sql("select linked from report_deliveries where id = $1", [which.id]);
    expect(rows).toEqual([{ linked }]);
    if (!linked) return;
    await work();
    const [mail] = own.server.received;
    expect(mail?.attachments).toEqual([]);
    expect(mail?.text).toContain("The file is too large for an e-mail: sign in to download it.");
    expect(mail?.text).toContain(`/settlements/subscriptions/files/${which.id}`);
  });
});
