import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { now } from "@/lib/clock";
import { listInvoices } from "@/lib/invoices/list-invoices";
import { listLinks } from "@/lib/payment-links/list-links";
import { replaceTransport } from "@/lib/payments-api/client";
import { listCodes } from "@/lib/qr/list-codes";
import { listRequests } from "@/lib/requests/list-requests";
import { createSandbox } from "@/lib/sandbox/server";
import { useTestDatabase } from "@/lib/testing/test-db";
import { DEMO_COMPANIES } from "../companies";
import { listPeople, listUnits } from "../sandbox-lists";
import { seedCompanies } from "../seed-companies";
import { demoShop } from "./demo-shop";
import { seedGettingPaid } from "./seed-getting-paid";

const db = useTestDatabase();
const PLATFORM = "http://sandbox.test";

beforeEach(() => {
  const sandbox = createSandbox();
  replaceTransport((request) => sandbox.handle(request));
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => sandbox.handle(new Request(url, init)));
});
afterEach(() => {
  replaceTransport();
  vi.unstubAllGlobals();
});

// One test for all, since making it takes seconds; a first start that breaks would be the first thing anybody sees.
test("every company has links, requests, codes and invoices in all their states", async () => {
  const people = await listPeople(PLATFORM);
  await seedCompanies(people, await listUnits(PLATFORM));
  await seedGettingPaid(PLATFORM, people);
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1_000);
  // What is left open in the past is too old for the worker, and would wait for a person.
  expect(await db.sql("select id from operations where settled_at is null")).toEqual([]);
  const companies = await Promise.all(DEMO_COMPANIES.map((company) => look(company, people)));
  for (const { links, requests, invoices, codes } of companies) {
    expect(links).toEqual(expect.arrayContaining(["active", "expired", "sold_out"]));
    expect(requests).toEqual(expect.arrayContaining(["open", "paid", "expired", "rejected"]));
    expect(invoices).toEqual(expect.arrayContaining(["draft", "sent", "overdue", "paid", "credited"]));
    expect(codes).toBeGreaterThan(1);
  }
}, 60_000);

async function look(
  company: (typeof DEMO_COMPANIES)[number],
  people: Awaited<ReturnType<typeof listPeople>>,
) {
  const { administrator } = await demoShop(PLATFORM, company, people);
  const environment = "production" as const;
  const links = await listLinks.call(administrator, { environment });
  const requests = await listRequests.call(administrator, { environment });
  const invoices = await listInvoices.call(administrator, { environment, tab: "all" });
  const codes = await listCodes.call(administrator, { environment });
  if (!links.ok || !requests.ok || !invoices.ok || !codes.ok) throw new Error("a list was refused");
  return {
    links: links.value.links.map(({ standing }) => standing),
    requests: requests.value.rows.map(({ state }) => state),
    invoices: invoices.value.rows.map(({ standing }) => standing),
    codes: codes.value.codes.length,
  };
}
