import { once } from "node:events";
import { createServer } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { confirmServer } from "@/lib/deliveries/confirm-server";
import { finishDelivery } from "@/lib/deliveries/finish-delivery";
import { planDeliveries } from "@/lib/deliveries/plan-deliveries";
import { takeDelivery } from "@/lib/deliveries/take-delivery";
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
const HOST_KEY = `SHA256:${"a".repeat(43)}`;

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

// Whole deliveries, to the server in this process and to OpenSSH's, are in lib/proof/deliveries.
describe("a report that goes to a server", () => {
  it("is tried again while the server is away, and is nobody's but its maker's to try or confirm", async () => {
    const place = { host: "127.0.0.1", port: String(await closedPort()), user: "books", folder: "" };
    const server = { ...wanted().server, ...place, signIn: "password", password: "a word" } as const;
    const id = await subscribe(own.boss, { channel: "sftp", server });
    expect(await confirmServer.call(own.boss, { id, hostKey: HOST_KEY })).toMatchObject({ ok: true });
    const other = await books();
    const refused = { ok: false, error: { code: "subscription_not_found" } };
    expect(await tryServer.call(other, { id })).toEqual(refused);
    expect(await confirmServer.call(other, { id, hostKey: HOST_KEY })).toEqual(refused);
    sell();
    clockTo(MIDNIGHT);
    await sync();
    await work();
    expect((await history(id))[0]).toMatchObject({ state: "waiting", reason: { code: "sftp_unreachable" } });
    expect(await tryServer.call(own.boss, { id })).toEqual({
      ok: false,
      error: { code: "sftp_unreachable" },
    });
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
