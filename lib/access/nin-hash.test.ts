import { expect, test } from "vitest";
import { users } from "@/db/schema/users";
import { useTestDatabase } from "@/lib/testing/test-db";
import { asDirectory } from "./directory";
import { hashNin } from "./nin-hash";
import { findByNin } from "./people";

useTestDatabase();

test("the hash does not contain the number and is the same however the number is written", () => {
  const hash = hashNin("DK", "170576-1546");
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hash).not.toContain("1705761546");
  expect(hashNin("DK", " 1705761546 ")).toBe(hash);
  expect(hashNin("SE", "19920220-9848")).toBe(hashNin("SE", "9202209848"));
});

test("the same digits in another country are another person", () => {
  expect(hashNin("NO", "1705761546")).not.toBe(hashNin("DK", "1705761546"));
});

test("in Finland the separator tells the century", () => {
  expect(hashNin("FI", "131052a308T")).toBe(hashNin("FI", "131052A308t"));
  expect(hashNin("FI", "131052-308T")).not.toBe(hashNin("FI", "131052A308T"));
});

test("an e-ID finds whoever was added, and nobody else; nobody is created", async () => {
  const values = { name: "Elsa Ek", country: "SE", ninHash: hashNin("SE", "199202209848") };
  const [added] = await asDirectory((tx) => tx.insert(users).values(values).returning({ id: users.id }));
  expect(await findByNin("SE", "9202209848")).toBe(added?.id);
  expect(await findByNin("SE", "198311119872")).toBeUndefined();
  expect(await findByNin("NO", "9202209848")).toBeUndefined();
  expect(await asDirectory((tx) => tx.select({ id: users.id }).from(users))).toHaveLength(1);
});

test("a disabled person is not found", async () => {
  const values = {
    name: "Oskar Lind",
    country: "SE",
    ninHash: hashNin("SE", "8311119872"),
    disabledAt: new Date(),
  };
  await asDirectory((tx) => tx.insert(users).values(values));
  expect(await findByNin("SE", "8311119872")).toBeUndefined();
});
