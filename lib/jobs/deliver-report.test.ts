import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planDeliveries } from "@/lib/deliveries/plan-deliveries";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { saveSubscription } from "@/lib/deliveries/save-subscription";
import { takeDelivery } from "@/lib/deliveries/take-delivery";
import { wanted } from "@/lib/deliveries/testing/wanted";
import { readReport } from "@/lib/reports/read-report";
import { systemCaller } from "@/lib/testing/factories";
import { clockTo, MIDNIGHT, SUNDAY, useDeliveries } from "./testing/delivery-scene";

const { own, db, unit, books, sync, sell, subscribe, work, history, states, sentOnSunday } = useDeliveries();

describe("a report that somebody subscribed to", () => {
  it("goes out once the day is over and the ledger says all, with the file and the sums that add up", async () => {
    const accountant = await books();
    const id = await subscribe(accountant);
    sell();
    await sync();
    await work();
    expect(own.server.received).toEqual([]);
    clockTo(MIDNIGHT);
    await work();
    expect(await states(id)).toEqual(["waiting"]);
    expect((await history(id))[0]?.reason).toEqual({ code: "report_late", units: `Unit ${unit()}` });
    await sync();
    clockTo("2026-11-15T23:15:00Z");
    await work();
    const [mail, ...more] = own.server.received;
    expect(more).toEqual([]);
    expect(mail?.recipients).toEqual(["books@example.test"]);
    expect(mail?.subject).toBe(
      "For the books: NOK 73.50 paid out, 15 Nov 2026".replace("NOK 73", "NOK\u00a073"),
    );
    expect(mail?.text).toContain("refunds -NOK\u00a025.00, fees -NOK\u00a01.50.");
    const [file] = mail?.attachments ?? [];
    expect(file).toMatchObject({ filename: expect.stringContaining(`${unit()}-${SUNDAY}.csv`) });
    const read = await readReport(new Uint8Array(file?.content as ArrayBuffer));
    if (!read.ok) throw new Error(read.error.code);
    const [settlement] = read.value.report.units.flatMap(({ settlements }) => settlements);
    expect(settlement).toMatchObject({
      capturedMinor: 10_000,
      refundedMinor: 2_500,
      feesMinor: 150,
      paidOutMinor: 7_350,
    });
    expect((await history(id))[0]).toMatchObject({ state: "sent", kept: true, sums: [{ paidOut: 7_350 }] });
    const log = await db.sql("select action from audit_log where merchant_id = $1 order by seq", [
      own.merchant.id,
    ]);
    expect(log.map(({ action }) => action)).toEqual(["report.subscribed", "report.delivered"]);
  });

  it("goes out once however many workers look, and however often", async () => {
    sell();
    const id = await subscribe(own.boss, { addresses: "old@example.test" });
    clockTo(MIDNIGHT);
    await sync();
    await Promise.all([work(), work(), work()]);
    await work();
    expect(own.server.received.flatMap(({ recipients }) => recipients).sort()).toEqual([
      "boss@example.test",
      "old@example.test",
    ]);
    expect(await states(id)).toEqual(["sent"]);
    expect(await readdir(join(own.folder, "reports", own.merchant.id))).toHaveLength(1);
  });

  it("follows the days of another time zone, yet never leaves before the ledger's own day is over", async () => {
    const late = await subscribe(own.boss, { timeZone: "America/Nuuk" });
    const early = await subscribe(own.boss, { timeZone: "Europe/Helsinki" });
    sell();
    clockTo("2026-11-15T22:05:00Z");
    await sync();
    await work();
    expect([await states(late), await states(early)]).toEqual([[], ["waiting"]]);
    clockTo(MIDNIGHT);
    await sync();
    clockTo("2026-11-15T23:15:00Z");
    await work();
    expect([await states(late), await states(early)]).toEqual([[], ["sent"]]);
    clockTo("2026-11-16T02:05:00Z");
    await work();
    expect(await states(late)).toEqual(["sent"]);
  });

  it("goes on with the same day where its time zone changes", async () => {
    const id = await subscribe(own.boss);
    const next = () =>
      db.sql("select next_from::text as day, next_at as at from report_subscriptions where id = $1", [id]);
    expect(await next()).toEqual([{ day: SUNDAY, at: new Date("2026-11-15T23:00:00Z") }]);
    clockTo("2026-11-15T23:30:00Z");
    await subscribe(own.boss, { id, seenVersion: 1, timeZone: "Atlantic/Reykjavik" });
    expect(await next()).toEqual([{ day: SUNDAY, at: new Date("2026-11-16T00:00:00Z") }]);
    const wrong = { ...wanted({ people: [own.boss.id] }), timeZone: "Europe/Atlantis" };
    expect(await saveSubscription.call(own.boss, wrong)).toMatchObject({ error: { fields: ["timeZone"] } });
  });

  it("that a worker died with is sent by the next one from the start, and the dead one's end counts no more", async () => {
    sell();
    const id = await subscribe(own.boss);
    clockTo(MIDNIGHT);
    await sync();
    await planDeliveries.call(systemCaller(own.merchant, "report:deliver"), { id });
    const [delivery] = await history(id);
    const job = systemCaller(own.merchant, "report:deliver");
    expect(await takeDelivery.call(job, { id: delivery?.id ?? "" })).toMatchObject({
      value: { kind: "build", attempt: 1 },
    });
    await work();
    expect(await states(id)).toEqual(["building"]);
    clockTo("2026-11-15T23:21:00Z");
    await work();
    expect(await states(id)).toEqual(["sent"]);
    expect(own.server.received).toHaveLength(1);
  });

  it("waits in the outbox while the mail server is away, says so, and arrives when it is back", async () => {
    sell();
    const id = await subscribe(own.boss);
    clockTo(MIDNIGHT);
    await sync();
    own.server.refuseNext(451);
    await work();
    expect(await states(id)).toEqual(["mail_waits"]);
    clockTo("2026-11-15T23:10:00Z");
    await work();
    expect(await states(id)).toEqual(["sent"]);
    expect(own.server.received).toHaveLength(1);
  });

  it("is sent again only to those whose mail server refused it", async () => {
    sell();
    const id = await subscribe(own.boss, { addresses: "old@example.test" });
    clockTo(MIDNIGHT);
    await sync();
    own.server.refuseNext(550);
    await work();
    expect(await states(id)).toEqual(["refused_in_part"]);
    const [got] = own.server.received.flatMap(({ recipients }) => recipients);
    const [delivery] = await history(id);
    expect(await retryDelivery.call(own.boss, { id: delivery?.id ?? "" })).toMatchObject({ ok: true });
    await work();
    expect(own.server.received.map(({ recipients }) => recipients[0] === got)).toEqual([true, false]);
    expect(await states(id)).toEqual(["sent"]);
    expect(await retryDelivery.call(own.boss, { id: delivery?.id ?? "" })).toMatchObject({
      error: { code: "report_nothing_to_repeat" },
    });
  });

  it("of a day without a payout is not sent, and what a worker missed comes later, each day once", async () => {
    const id = await sentOnSunday(own.boss);
    clockTo("2026-11-18T12:00:00Z");
    await sync();
    await work();
    await work();
    expect((await history(id)).map(({ period, state }) => [period.from, state])).toEqual([
      ["2026-11-17", "empty"],
      ["2026-11-16", "empty"],
      [SUNDAY, "sent"],
    ]);
    expect(own.server.received).toHaveLength(1);
  });

  it("that is a day late is told of once, to whoever answers for it, and is never given up", async () => {
    const id = await subscribe(own.boss);
    sell();
    await sync();
    for (const hours of [1, 23, 26, 49]) {
      clockTo(new Date(Date.parse("2026-11-15T23:00:00Z") + hours * 3_600_000).toISOString());
      await work();
    }
    expect(own.server.received.filter(({ subject }) => subject?.includes("15. nov. 2026"))).toHaveLength(1);
    expect((await states(id)).at(-1)).toBe("waiting");
    clockTo("2026-11-18T01:00:00Z");
    await sync();
    await work();
    expect((await states(id)).at(-1)).toBe("sent");
  });
});
