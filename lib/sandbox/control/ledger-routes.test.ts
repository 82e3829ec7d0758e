import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { linesOf, ReportClient } from "../testing/report-client";

// A Monday, just before midnight in Helsinki and an hour more than that in Oslo.
const NOW = Date.parse("2026-11-16T23:30:00+02:00");
let sandbox: Sandbox;
let client: ReportClient;

beforeEach(() => {
  sandbox = createSandbox({ clock: () => NOW, rateLimits: false });
  client = new ReportClient(sandbox);
});

const ledger = async (msn = "654321") => (await client.control(`/ledgers/${msn}`)).body;

describe("closing the day", () => {
  it("moves the clock past the midnight of every unit, and answers the ledgers", async () => {
    await client.sell(10_000);
    await new ReportClient(sandbox, "774321").sell(2_000);
    const { status, body } = await client.control("/ledgers/close-day", {});
    expect([status, body["now"]]).toEqual([200, "2026-11-16T23:00:00.000Z"]);
    expect(await ledger()).toMatchObject({ openDate: "2026-11-17", balance: { funds: 0, fees: 0 } });
    expect(await ledger("774321")).toMatchObject({ openDate: "2026-11-17", completeUntil: "2026-11-16" });
  });

  it("happens where the test clock passes the unit's own midnight, once", async () => {
    await client.sell(10_000);
    const finnish = new ReportClient(sandbox, "774321");
    await finnish.sell(2_000);
    await client.control("/clock", { advance: 1_800 });
    expect([(await ledger("774321"))["openDate"], (await ledger())["openDate"]]).toEqual([
      "2026-11-17",
      "2026-11-16",
    ]);
    await client.control("/clock", { advance: 3_600 });
    await client.control("/clock", { advance: 0 });
    expect(linesOf(await client.report("funds", "feed"))).toEqual([
      ["capture", 10_000],
      ["fees-retained", -150],
      ["payout-scheduled", -9_850],
    ]);
  });

  it("is a button on a page that shows the ledgers", async () => {
    await client.sell(10_000);
    const page = async () => (await sandbox.handle(new Request("http://sandbox.test/ledgers"))).text();
    expect(await page()).toContain("Nothing has been paid out yet.");
    const press = (days: string) =>
      sandbox.handle(
        new Request("http://sandbox.test/ledgers/close-day", {
          method: "POST",
          body: new URLSearchParams({ days }),
        }),
      );
    expect([(await press("1")).status, (await press("1000")).status]).toEqual([303, 400]);
    const text = await page();
    for (const part of ["98,50", "Utb. 2000001 Vippsnr 654321", "2026-11-18", "Scheduled"])
      expect(text).toContain(part);
  });

  it("goes through a year in a moment", async () => {
    await client.sell(10_000);
    await client.closeDays(365);
    expect(await ledger()).toMatchObject({ openDate: "2027-11-16", completeUntil: "2027-11-15" });
  });
});

describe("a ledger", () => {
  it("tells its payouts with the days in them and the day that the money leaves", async () => {
    await client.sell(10_000);
    await client.closeDays(1);
    const { payouts } = await ledger();
    const payout = {
      ...{ payoutNumber: 2_000_001, from: "2026-11-16", to: "2026-11-16", payoutDate: "2026-11-18" },
      ...{ amount: 9_850, text: "Utb. 2000001 Vippsnr 654321", state: "scheduled" },
    };
    expect(payouts).toEqual([payout]);
    await client.closeDays(1);
    expect((await ledger())["payouts"]).toEqual([{ ...payout, state: "paid" }]);
    await client.control("/ledgers/654321/abort-payout", { payoutNumber: 2_000_001 });
    expect(await ledger()).toMatchObject({
      payouts: [{ state: "aborted" }],
      balance: { funds: 9_850 },
    });
  });

  it("keeps to the terms that were agreed for its day", async () => {
    await client.sell(10_000);
    await client.closeDays(1);
    const prices = { basisPoints: 299, fixed: 100 };
    const agreed = await client.control("/ledgers/654321/terms", { kind: "gross", prices });
    expect(agreed.body).toMatchObject({ settlement: { period: "daily", kind: "gross", prices } });
    await client.sell(10_000);
    await client.closeDays(1);
    expect(linesOf(await client.report("fees", "feed"))).toEqual([
      ["capture-fee", -150],
      ["fees-retained", 150],
      ["capture-fee", -399],
    ]);
  });

  it("takes what a bulk order plants into days that are closed", async () => {
    await client.sell(10_000);
    await client.closeDays(2);
    const at = "2026-11-10T12:00:00+01:00";
    const payment = {
      ...{ msn: "654321", reference: "planted-0001", amount: 5_000, phone: "4791000011", createdAt: at },
      events: ["approve", "capture"].map((action) => ({ action, at })),
    };
    expect((await client.control("/bulk", { payments: [payment] })).status).toBe(201);
    expect(linesOf(await client.report("funds", "dates/2026-11-10"))).toEqual([
      ["capture", 5_000],
      ["fees-retained", -75],
      ["payout-scheduled", -4_925],
    ]);
    expect(linesOf(await client.report("funds", "dates/2026-11-16"))).toHaveLength(3);
  });

  it.each([
    ["/ledgers/764321/terms", { period: "weekly" }, 409],
    ["/ledgers/654321/terms", { period: "yearly" }, 400],
    ["/ledgers/654321/entries", { amount: 0 }, 400],
    ["/ledgers/654321/entries", { amount: 1.5 }, 400],
    ["/ledgers/654321/abort-payout", { payoutNumber: 1 }, 404],
    ["/ledgers/754321/entries", { amount: 1 }, 404],
    ["/ledgers/close-day", { days: 0 }, 400],
    ["/reports", { pageSize: 1_001 }, 400],
  ])("refuses %s %j", async (path, order, status) => {
    expect((await client.control(path, order)).status).toBe(status);
  });
});
