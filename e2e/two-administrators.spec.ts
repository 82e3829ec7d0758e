import { sql } from "drizzle-orm";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { createMerchant, expect, type Merchant, person, signIn, test } from "./fixtures";

/** Keeps changes of the company's people waiting for each other until so many of them do, then lets all go at once. */
function holdChanges({ id }: Merchant, most: number): Promise<void> {
  return inWriteTransaction({ merchantId: id, reach: "all" }, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`members:${id}`}, 0))`);
    for (;;) {
      const { rows } = await tx.execute<{ waiting: number }>(sql`
        select count(*)::int as waiting from pg_locks w
        join pg_locks h on h.locktype = 'advisory' and h.granted and h.pid = pg_backend_pid()
          and (h.classid, h.objid) = (w.classid, w.objid)
        where w.locktype = 'advisory' and not w.granted`);
      if ((rows[0]?.waiting ?? 0) >= most) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

// The one who comes second has lost their place meanwhile: their page is gone with it.
test.use({ expectedErrors: /status of 404/ });

test("two administrators remove each other at the same moment: one stays, and the other is told", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant();
  const [kari, ola] = [
    await person(merchant, { name: "Kari First" }),
    await person(merchant, { name: "Ola Second" }),
  ];
  await signIn(page, kari);
  const his = await browserOf(ola);
  const sides = [
    { at: page, other: ola },
    { at: his, other: kari },
  ];
  for (const { at, other } of sides) {
    await at.goto(`/m/${merchant.slug}/members/${other.id}`);
    const remove = at.locator("summary", { hasText: "Remove this user" });
    await expect
      .poll(() => remove.first().evaluate((summary) => Object.keys(summary).length))
      .toBeGreaterThan(0);
    await remove.click();
  }
  const held = holdChanges(merchant, 2);
  for (const { at, other } of sides) await at.getByRole("button", { name: `Remove ${other.name}` }).click();
  await held;
  const stays = (at: typeof page) => at.getByText("Former", { exact: true });
  const leaves = (at: typeof page) => at.getByText("Someone changed your own access a moment ago");
  await expect(stays(page).or(leaves(page))).toBeVisible();
  await expect(stays(his).or(leaves(his))).toBeVisible();
  const [first, second] = [await stays(page).count(), await stays(his).count()];
  expect(first + second).toBe(1);
});
