import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvId } from "@/lib/domain/csv";
import { useTestDatabase } from "@/lib/testing/test-db";
import { csvCell } from "./csv-cell";

const db = useTestDatabase();

// Letters at the edges of what needs no closer look, and all that makes a cell dangerous.
const SIGNS = [..."AZaz~@`[ÀÅåøÿɏɐ×Ж0123,;=+-＝＠'\" \t\r\n.e\u00a0\u200b\u{1f600}"];
const text = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 14 });

/** What stands in a cell once its quotes are read. */
const unquoted = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

it("guards every text in the database just as the portal's own code does", async () => {
  const { sql: query } = new PgDialect().sqlToQuery(
    sql`select ${csvCell(sql`one`)} as cell from unnest($1::text[]) with ordinality as t(one, place) order by place`,
  );
  const texts = fc.sample(text, { numRuns: 20_000, seed: 17 });
  const cells = (await db.sql(query, [texts])).map(({ cell }) => cell);
  const differing = texts.flatMap((one, at) => {
    const own = unquoted(csvId(one, { separator: ",", decimal: "." }));
    return cells[at] === own ? [] : [{ text: one, database: cells[at], own }];
  });
  expect(differing.slice(0, 10)).toEqual([]);
  expect(cells).toHaveLength(texts.length);
});
