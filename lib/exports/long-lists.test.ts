import { beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { exportLinks } from "@/lib/payment-links/export-links";
import { exportUnits } from "@/lib/sales-units/export-units";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { exportedLines } from "@/lib/testing/whole-export";
import { EXPORT_PAGE } from "./read-pages";

const db = useTestDatabase();
const FILTER = { environment: "production" };
/** Two pages and a bit, so that a page ends between rows that look alike. */
const MANY = 2 * EXPORT_PAGE + 3;
let merchant: TestMerchant;
let admin: PersonCaller;

beforeAll(async () => {
  merchant = await createMerchant();
  admin = await createAdministrator(merchant);
});

describe("a list of many pages is exported whole, each row once", () => {
  it("of sales units with few different names, upper and lower case", async () => {
    await db.sql(
      `insert into sales_units (merchant_id, msn, name, kind, environment, currency)
      select $1, (70000 + n)::text, (array['kafé', 'Kafé', 'ÅSEN', 'åsen'])[1 + n % 4], 'online', 'production', 'NOK'
      from generate_series(1, $2::int) n`,
      [merchant.id, MANY - 1],
    );
    const wanted = await db.sql(
      "select name || ',' || msn as start from sales_units where merchant_id = $1 order by lower(name), msn",
      [merchant.id],
    );
    const lines = await exportedLines(exportUnits, admin, FILTER);
    const starts = lines.map((line) => line.split(",").slice(0, 2).join(",").replaceAll("'", ""));
    expect(starts).toEqual(wanted.map(({ start }) => start));
  });

  it("of payment links that were made in one moment", async () => {
    await db.sql(
      `insert into payment_links (merchant_id, id, msn, environment, token, title, currency, price_minor, suggestions, fields,
        shipping, created_by, created_at)
      select $1::uuid, gen_random_uuid(), $2, 'production', 't' || n || $1::text, 'Link ' || n, 'NOK', n, '[]', '[]', '[]', 'x', '2026-11-16 12:00Z'
      from generate_series(1, $3::int) n`,
      [merchant.id, merchant.units[0], MANY],
    );
    const lines = await exportedLines(exportLinks, admin, FILTER);
    expect(lines).toHaveLength(MANY);
    expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(MANY);
  });
});
