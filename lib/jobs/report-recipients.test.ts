import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { getSubscription } from "@/lib/deliveries/get-subscription";
import { openFile } from "@/lib/deliveries/open-file";
import { saveSubscription } from "@/lib/deliveries/save-subscription";
import { sendNow } from "@/lib/deliveries/send-now";
import { switchSubscription } from "@/lib/deliveries/switch-subscription";
import { wanted } from "@/lib/deliveries/testing/wanted";
import { readBytes } from "@/lib/reports/testing/read-bytes";
import { clockTo, MIDNIGHT, useDeliveries } from "./testing/delivery-scene";

const { own, db, unit, person, books, sync, sell, subscribe, work, history, states, sentOnSunday } =
  useDeliveries();

describe("who gets it", () => {
  it("is looked at for each sending: who lost the right gets nothing, and the subscription says so", async () => {
    const accountant = await books();
    sell();
    const [alone, shared] = [
      await subscribe(accountant),
      await subscribe(own.boss, { people: [own.boss.id, accountant.id] }),
    ];
    await db.sql("update grants set valid_until = $1 where user_id = $2", [
      "2026-11-15T20:00:00Z",
      accountant.id,
    ]);
    clockTo(MIDNIGHT);
    await sync();
    await work();
    expect(own.server.received.flatMap(({ recipients }) => recipients)).toEqual(["boss@example.test"]);
    expect((await history(alone))[0]).toMatchObject({
      state: "failed",
      reason: { code: "report_owner_left" },
    });
    const told = await getSubscription.call(own.boss, { id: alone });
    expect(told).toMatchObject({ value: { kept: { stopped: "report_owner_left" } } });
    expect((await history(shared))[0]?.recipients).toEqual([
      { to: "boss", state: "sent" },
      { to: "books", state: "no_access" },
    ]);
  });

  it("holds the sales units that are left where one was lost, and says which", async () => {
    const manager = await person("manager", { role: "sales_unit_manager", extras: [], unit: unit() });
    const [, second = ""] = own.merchant.units;
    await db.sql("insert into grants (merchant_id, user_id, role, unit) values ($1, $2, 'assistant', $3)", [
      own.merchant.id,
      manager.id,
      second,
    ]);
    const both = await saveSubscription.call(
      { ...manager, grants: [...manager.grants, { role: "assistant", extras: [], unit: second }] },
      wanted({ people: [manager.id], units: [unit(), second] }),
    );
    const id = both.ok ? (both.value.to.split("/").pop() ?? "") : both.error.code;
    await db.sql("delete from grants where user_id = $1 and unit = $2", [manager.id, second]);
    sell();
    clockTo(MIDNIGHT);
    await sync();
    await work();
    expect((await history(id))[0]).toMatchObject({ state: "sent", lostUnits: [second] });
  });

  it("with names of customers gets a link that ends, needs a sign-in and the right, and is logged with the purpose", async () => {
    const helper = await person("helper", {
      role: "assistant",
      extras: ["transaction_management"],
      unit: "all",
    });
    const named = { personal: true, purpose: "Complaint 12", people: [own.boss.id, helper.id] };
    const id = await sentOnSunday(own.boss, named);
    expect(own.server.received).toHaveLength(2);
    expect(own.server.received.flatMap(({ attachments }) => attachments)).toEqual([]);
    const [delivery] = await history(id);
    const link = `/m/${own.merchant.slug}/settlements/subscriptions/files/${delivery?.id}`;
    expect(own.server.received[0]?.text).toContain(`http://localhost:3000${link}`);
    const file = { id: delivery?.id ?? "" };
    const opened = await openFile.call(helper, file);
    expect(opened.ok && new TextDecoder().decode(await readBytes(opened.value.chunks))).toContain("o-1");
    const log = await db.sql(
      "select details from audit_log where merchant_id = $1 and action = 'report.downloaded'",
      [own.merchant.id],
    );
    expect(log).toMatchObject([{ details: { personal: true, purpose: "Complaint 12" } }]);
    expect(await openFile.call(await books(), file)).toMatchObject({ error: { code: "delivery_not_found" } });
    const lesser = { ...helper, grants: [{ role: "assistant" as const, extras: [], unit: "all" }] };
    expect(await openFile.call(lesser, file)).toMatchObject({ error: { code: "report_personal_refused" } });
    clockTo("2026-11-29T23:30:00Z");
    expect(await openFile.call(helper, file)).toMatchObject({ error: { code: "report_link_over" } });
    await work();
    expect(await readdir(join(own.folder, "reports", own.merchant.id))).toEqual([]);
    expect((await history(id)).at(-1)).toMatchObject({ kept: false, state: "sent" });
  });
});

describe("by hand", () => {
  it("the last day that is over goes out at once and again, a double click once", async () => {
    sell();
    const id = await subscribe(own.boss);
    clockTo("2026-11-16T09:00:00Z");
    await sync();
    const key = crypto.randomUUID();
    await Promise.all([1, 2].map(() => sendNow.call(own.boss, { id, key })));
    await work();
    expect(own.server.received).toHaveLength(2);
    expect((await history(id)).map(({ asked, state }) => [asked, state])).toEqual([
      [false, "sent"],
      [true, "sent"],
    ]);
    expect(await sendNow.call(await books(), { id, key })).toMatchObject({
      error: { code: "subscription_not_found" },
    });
  });

  it("one that rests sends nothing by itself, goes on with the day that it is, and deleted it is gone", async () => {
    sell();
    const id = await subscribe(own.boss);
    await switchSubscription.call(own.boss, { id, to: "paused" });
    clockTo("2026-11-17T09:00:00Z");
    await sync();
    await work();
    expect(await states(id)).toEqual([]);
    await switchSubscription.call(own.boss, { id, to: "active" });
    const answer = await getSubscription.call(own.boss, { id });
    expect(answer).toMatchObject({ value: { line: { next: { period: { from: "2026-11-17" } } } } });
    await switchSubscription.call(own.boss, { id, to: "deleted" });
    clockTo("2026-11-19T09:00:00Z");
    await work();
    expect(own.server.received).toEqual([]);
    expect(await getSubscription.call(own.boss, { id })).toMatchObject({
      error: { code: "subscription_not_found" },
    });
  });
});
