import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../../server";
import { itemsOf, linesOf, ReportClient } from "../../testing/report-client";

// A Monday in Oslo.
const NOW = Date.parse("2026-11-16T10:02:11.120+01:00");
const LEDGER = "3123456";
const DAY = "2026-11-16";

let sandbox: Sandbox;
let client: ReportClient;

beforeEach(() => {
  sandbox = createSandbox({ clock: () => NOW, rateLimits: false });
  client = new ReportClient(sandbox);
});

/** The worked example of the platform's own documentation. */
async function exampleDay(): Promise<void> {
  const first = await client.sell(12_500);
  await client.sell(7_500);
  await client.shop.refund(first, 2_500);
}

describe("ledgers", () => {
  it("of a sales unit's own keys are its own", async () => {
    const { body } = await client.get("/settlement/v1/ledgers");
    const unit = { scheme: "business:NO:ORG", id: "999000010" };
    expect(body).toEqual({
      items: [
        {
          ledgerId: LEDGER,
          currency: "NOK",
          payoutBankAccount: { scheme: "BBAN:NO", id: expect.stringMatching(/^9999\d{7}$/) },
          owner: unit,
          settlesForRecipientHandles: ["api:654321"],
          salesUnits: [
            { name: "Fjordkaffe Nettbutikk", recipientHandle: "api:654321", businessIdentifier: unit },
          ],
        },
      ],
      cursor: "",
    });
  });

  it("of accounting keys are all of the merchant's but those closed to them, page by page", async () => {
    const ids = async () => {
      const found: unknown[] = [];
      let cursor = "";
      do {
        const path = `/settlement/v1/ledgers?cursor=${encodeURIComponent(cursor)}`;
        const { body } = await client.getAsAccountant(path);
        found.push(...itemsOf(body).map(({ ledgerId }) => ledgerId));
        cursor = String(body["cursor"]);
      } while (cursor !== "");
      return found;
    };
    await client.control("/reports", { pageSize: 2 });
    expect(await ids()).toEqual(["3123456", "3223456", "3323456"]);
    await client.control("/ledgers/654322/accounting-access", { granted: false });
    expect(await ids()).toEqual(["3123456", "3323456"]);
    const feed = "/report/v2/ledgers/3223456/funds/feed";
    expect((await client.getAsAccountant(feed)).status).toBe(404);
    const one = "/settlement/v1/ledgers?settlesForRecipientHandles=api:654323";
    expect(itemsOf((await client.getAsAccountant(one)).body)).toHaveLength(1);
  });

  it("of a test unit there are none", async () => {
    expect((await new ReportClient(sandbox, "754321").get("/settlement/v1/ledgers")).body).toMatchObject({
      items: [],
    });
  });
});

describe("the report of a day", () => {
  it("comes when the day is over, with all of it", async () => {
    await exampleDay();
    expect((await client.report("funds", `dates/${DAY}`)).body).toEqual({
      items: [],
      hasMore: false,
      tryLater: true,
    });
    sandbox.clock.advance(14 * 3_600_000);
    const funds = await client.report("funds", `dates/${DAY}`);
    expect(linesOf(funds)).toEqual([
      ["capture", 12_500],
      ["capture", 7_500],
      ["refund", -2_500],
      ["fees-retained", -300],
      ["payout-scheduled", -17_200],
    ]);
    expect(itemsOf(funds.body)[0]).toEqual({
      pspReference: expect.stringMatching(/^\d{12}$/),
      time: "2026-11-16T10:02:11.120+01:00",
      ledgerDate: DAY,
      entryType: "capture",
      reference: "sold-654321-1",
      currency: "NOK",
      amount: 12_500,
      balanceBefore: 0,
      balanceAfter: 12_500,
      recipientHandle: "api:654321",
    });
    const fees = await client.report("fees", `dates/${DAY}`);
    expect(linesOf(fees)).toEqual([
      ["capture-fee", -188],
      ["capture-fee", -112],
      ["fees-retained", 300],
    ]);
    expect(itemsOf(fees.body)[0]?.["pspReference"]).toBe(itemsOf(funds.body)[0]?.["pspReference"]);
  });

  it("comes later where the platform lags", async () => {
    await exampleDay();
    await client.control("/reports", { lagSeconds: 3 * 3_600 });
    sandbox.clock.advance(14 * 3_600_000);
    expect((await client.report("funds", `dates/${DAY}`)).body).toMatchObject({ items: [], tryLater: true });
    sandbox.clock.advance(3 * 3_600_000);
    expect(itemsOf((await client.report("funds", `dates/${DAY}`)).body)).toHaveLength(5);
  });

  it("waits for the end of the week, and for a debt to be paid back", async () => {
    await client.control("/ledgers/654321/terms", { period: "weekly" });
    await exampleDay();
    await client.closeDays(6);
    expect((await client.report("funds", `dates/${DAY}`)).body["tryLater"]).toBe(true);
    await client.closeDays(1);
    expect((await client.report("funds", `dates/${DAY}`)).body["tryLater"]).toBe(false);
    const sunday = await client.report("funds", "dates/2026-11-22");
    expect(linesOf(sunday)).toEqual([["payout-scheduled", -17_200]]);
    await client.control("/ledgers/654321/entries", { amount: -5_000 });
    await client.closeDays(14);
    expect((await client.report("funds", "dates/2026-11-23")).body["tryLater"]).toBe(true);
  });

  it("is empty and complete before the first sale, and not there for days to come", async () => {
    expect((await client.report("funds", "dates/2026-11-15")).body).toMatchObject({ tryLater: false });
    expect((await client.report("funds", "dates/2026-11-17")).body).toMatchObject({ tryLater: true });
  });

  it("comes in pages, as JSON and as CSV, with the columns that were asked for", async () => {
    await exampleDay();
    await client.closeDays(1);
    await client.control("/reports", { pageSize: 2 });
    const amounts: unknown[] = [];
    let rest = "";
    for (let pages = 0; pages < 3; pages += 1) {
      const { body } = await client.report("funds", `dates/${DAY}?columns=amount${rest}`);
      for (const item of itemsOf(body)) amounts.push(item);
      expect(body["hasMore"]).toBe(pages < 2);
      expect("cursor" in body).toBe(pages < 2);
      rest = `&cursor=${encodeURIComponent(String(body["cursor"]))}`;
    }
    const all = [12_500, 7_500, -2_500, -300, -17_200];
    expect(amounts).toEqual(all.map((amount) => ({ amount })));
    const { token } = client.shop;
    const answer = await sandbox.handle(
      new Request(`http://s/report/v2/ledgers/${LEDGER}/funds/dates/${DAY}?columns=reference,amount`, {
        headers: {
          authorization: `Bearer ${token}`,
          "ocp-apim-subscription-key": client.shop.unit.keys.subscriptionKey,
          accept: "text/csv",
        },
      }),
    );
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("report-has-more")).toBe("true");
    expect(await answer.text()).toBe("reference,amount\r\nsold-654321-1,12500\r\nsold-654321-2,7500\r\n");
  });
});

describe("the feed", () => {
  it("gives each entry once, says when to wait, and goes on from there", async () => {
    await client.control("/reports", { pageSize: 2 });
    await exampleDay();
    const read = async (cursor: unknown) => {
      const query = cursor === undefined ? "" : `?cursor=${encodeURIComponent(String(cursor))}`;
      const answer = await client.report("funds", `feed${query}`);
      expect("hasMore" in answer.body).toBe(false);
      const { cursor: next, tryLater } = answer.body;
      return { next, tryLater, lines: linesOf(answer) };
    };
    const first = await read(undefined);
    expect(first).toMatchObject({
      tryLater: false,
      lines: [
        ["capture", 12_500],
        ["capture", 7_500],
      ],
    });
    const second = await read(first.next);
    expect(second).toMatchObject({ tryLater: true, lines: [["refund", -2_500]] });
    expect(await read(second.next)).toEqual({ next: second.next, tryLater: true, lines: [] });
    await client.closeDays(1);
    expect((await read(second.next)).lines).toEqual([
      ["fees-retained", -300],
      ["payout-scheduled", -17_200],
    ]);
  });

  it("takes no cursor from before history was written anew", async () => {
    await exampleDay();
    await client.closeDays(3);
    const { body } = await client.report("funds", "feed");
    const again = () => client.report("funds", `feed?cursor=${encodeURIComponent(String(body["cursor"]))}`);
    expect(linesOf(await again())).toEqual([]);
    await sandbox.handle(new Request("http://s/_control/clock", { method: "DELETE" }));
    expect((await again()).status).toBe(400);
    const fresh = linesOf(await client.report("funds", "feed")).map(([type]) => type);
    expect(fresh).toEqual(["capture", "capture", "refund"]);
  });

  it("brings entry types that nobody knows, corrections and payouts that came back", async () => {
    await exampleDay();
    await client.closeDays(1);
    await client.control("/ledgers/654321/abort-payout", { payoutNumber: 2_000_001 });
    expect((await client.control("/ledgers/654321/abort-payout", { payoutNumber: 2_000_001 })).status).toBe(
      409,
    );
    await client.control("/ledgers/654321/entries", { entryType: "moon-fee", amount: -99, topic: "fees" });
    await client.control("/ledgers/654321/entries", { amount: 500, time: `${DAY}T12:00:00+01:00` });
    await client.closeDays(1);
    const late = await client.report("funds", "dates/2026-11-17");
    expect(linesOf(late)).toEqual([
      ["payout-aborted", 17_200],
      ["correction", 500],
      ["fees-retained", -99],
      ["payout-scheduled", -17_601],
    ]);
    expect(linesOf(await client.report("fees", "dates/2026-11-17"))).toEqual([
      ["moon-fee", -99],
      ["fees-retained", 99],
    ]);
  });
});

describe("refusals", () => {
  const feed = `/report/v2/ledgers/${LEDGER}/funds/feed`;

  it("of tokens are 401 in the Report API's own words", async () => {
    const other = new ReportClient(sandbox, "764321");
    for (const headers of [
      {},
      { authorization: "Bearer nonsense" },
      { authorization: "Bearer nonsense", "ocp-apim-subscription-key": "x" },
    ]) {
      const { status, body } = await client.get(feed, headers);
      expect([status, body]).toEqual([401, { code: "Unauthorized", message: expect.any(String) }]);
    }
    expect((await other.get(feed)).status).toBe(404);
    await client.get(feed);
    const mixed = {
      authorization: `Bearer ${client.shop.token}`,
      "ocp-apim-subscription-key": other.shop.unit.keys.subscriptionKey,
    };
    expect((await client.get(feed, mixed)).status).toBe(401);
  });

  it.each([
    [404, "/report/v2/ledgers/9999999/funds/feed"],
    [400, `/report/v2/ledgers/${LEDGER}/money/feed`],
    [400, `/report/v2/ledgers/${LEDGER}/funds/dates/2026-02-30`],
    [400, `/report/v2/ledgers/${LEDGER}/funds/dates/yesterday`],
    [400, `${feed}?cursor=nonsense`],
    [
      400,
      `${feed}?cursor=${encodeURIComponent(Buffer.from('{"of":"other","generation":1,"after":0}').toString("base64"))}`,
    ],
    [400, `${feed}?columns=amount,colour`],
    [400, "/settlement/v1/ledgers?cursor=nonsense"],
  ])("are %i for %s, as a problem", async (status, path) => {
    const answer = await client.get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });

  it("on order look like the platform's", async () => {
    await client.control("/faults", { kind: "error-before", operation: "report-feed" });
    const failed = await client.get(feed);
    expect([failed.status, failed.body["errorCode"]]).toEqual([500, 10_001]);
    expect((await client.get(feed)).status).toBe(200);
  });
});
