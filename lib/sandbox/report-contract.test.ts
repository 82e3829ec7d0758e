import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "./server";
import type { Received } from "./testing/merchant-client";
import { hasPublishedSchemas, PublishedApi } from "./testing/published-schemas";
import { itemsOf, ReportClient } from "./testing/report-client";

const published = hasPublishedSchemas();
if (!published)
  console.log(
    "The contract test of reports is skipped: the platform's description is not in ../shared/specs.",
  );

const NOW = Date.parse("2026-11-16T10:00:00+01:00");
const covered = new Set<string>();
let sandbox: Sandbox;
let client: ReportClient;
let api: PublishedApi;

/** Answers have no names in the description: these are its own shapes, with nothing else let in. */
const ANSWERS = `
    LedgersAnswer:
      type: object
      required: [items, cursor]
      additionalProperties: false
      properties:
        cursor: { type: string }
        items: { type: array, items: { $ref: "#/components/schemas/Ledger" } }
    EntriesAnswer: { $ref: "#/components/responses/200/content/application~1json/schema" }
    UnauthorizedAnswer: { $ref: "#/components/responses/401/content/application~1json/schema" }
    FailureAnswer: { $ref: "#/components/responses/500/content/application~1json/schema" }
`;

// What is known to be out of date (../shared/specs/README.md): the payout's new name and the two new types. `format` of a time and
// of a day are words that mean nothing to JSON Schema.
beforeAll(() => {
  if (!published) return;
  api = new PublishedApi("report.yaml", (text) =>
    text
      .replace("  schemas:\n", () => `  schemas:${ANSWERS}`)
      .replace(
        "- scheduled-for-payout",
        "- payout-scheduled\n            - credit-note\n            - service-fee",
      ),
  );
});

beforeEach(() => {
  sandbox = createSandbox({ clock: () => NOW, rateLimits: false });
  client = new ReportClient(sandbox);
});

function expectFit(operation: string, schema: string, answer: Received, status = 200): void {
  covered.add(operation);
  expect([answer.status, api.differences(schema, answer.body)]).toEqual([status, []]);
}

const FIELDS = [
  ...["amount", "balanceAfter", "balanceBefore", "currency", "entryType"],
  ...["ledgerDate", "pspReference", "recipientHandle", "reference", "time"],
];

describe.runIf(published)("reports as published", () => {
  const path = "/report/v2/ledgers/{ledgerId}/{topic}";

  it("lists ledgers", async () => {
    const operation = "GET /settlement/v1/ledgers";
    expectFit(operation, "LedgersAnswer", await client.get("/settlement/v1/ledgers"));
    expectFit(operation, "UnauthorizedAnswer", await client.get("/settlement/v1/ledgers", {}), 401);
    expectFit(operation, "Problem", await client.get("/settlement/v1/ledgers?cursor=x"), 400);
  });

  it("gives each topic by date and as a feed, with every field and no other", async () => {
    await client.shop.refund(await client.sell(10_000), 2_500);
    for (const entryType of ["top-up", "correction", "retained-disputed-capture"])
      await client.control("/ledgers/654321/entries", { entryType, amount: 700 });
    for (const entryType of ["credit-note", "service-fee"])
      await client.control("/ledgers/654321/entries", { topic: "fees", entryType, amount: -50 });
    await client.closeDays(1);
    for (const topic of ["funds", "fees"]) {
      const date = await client.report(topic, "dates/2026-11-16");
      const feed = await client.report(topic, "feed");
      expectFit(`GET ${path}/dates/{ledgerDate}`, "EntriesAnswer", date);
      expectFit(`GET ${path}/feed`, "EntriesAnswer", feed);
      expect(itemsOf(feed.body)).toEqual(itemsOf(date.body));
      for (const item of itemsOf(date.body)) expect(Object.keys(item).sort()).toEqual(FIELDS);
    }
  });

  it("refuses and fails", async () => {
    const feed = `GET ${path}/feed`;
    expectFit(feed, "Problem", await client.get("/report/v2/ledgers/1/funds/feed"), 404);
    expectFit(feed, "UnauthorizedAnswer", await client.get("/report/v2/ledgers/1/funds/feed", {}), 401);
    await client.control("/faults", { kind: "error-before", operation: "report-feed" });
    expectFit(feed, "FailureAnswer", await client.get("/report/v2/ledgers/1/funds/feed"), 500);
  });

  it("leaves no operation out but the one of version 1, which is deprecated", () => {
    const rest = api.operations().filter((operation) => !covered.has(operation));
    expect(rest).toEqual(["GET /report/v1/ledgertransactions"]);
  });
});
