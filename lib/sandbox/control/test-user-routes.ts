import { randomBytes, randomInt } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { drawNumbers } from "../draw-numbers";
import type { TestUser } from "../people-book";
import { makePerson, type TestPerson } from "../test-people";
import { readOrder } from "./read-order";

const order = z.strictObject({
  country: z.enum(["NO", "DK", "FI", "SE"]),
  name: z.string().trim().min(3).max(60).regex(/\S \S/),
  /** Someone between 20 and 60 where it is left out. */
  birthDate: z.iso.date().optional(),
  /** The same key again gives the same person. */
  key: z.string().min(8).max(80),
});

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;

function someBirthDate(now: number): string {
  return new Date(now - 20 * YEAR_MS - randomInt(40 * 365) * DAY_MS).toISOString().slice(0, 10);
}

function view({ registeredAt, person }: TestUser) {
  const { id, name, country, phone, nin, birthDate } = person;
  return { id, name, country, phone, nin, birthDate, registeredAt: new Date(registeredAt).toISOString() };
}

const REFUSALS = {
  limit: "A company has at most five test users.",
  no_number: "No number of this country is left.",
} as const;

/**
 * `GET /_control/companies/{company}/test-users` → `{ testUsers }`, the oldest first. `POST` with `{ country, name, birthDate?, key }`
 * makes one with a number and a phone that nobody has: 201, or 200 where the key is known, or 409 with `{ code, error }`.
 */
export function testUserRoutes({ testPeople, clock }: SandboxContext): Hono {
  const path = "/_control/companies/:company/test-users";
  return new Hono()
    .get(path, (c) => c.json({ testUsers: testPeople.usersOf(c.req.param("company")).map(view) }))
    .post(path, async (c) => {
      const read = await readOrder(c, order);
      if ("refused" in read) return read.refused;
      const { country, name, key, birthDate = someBirthDate(clock.now()) } = read.order;
      const draw = (): TestPerson | undefined => {
        const taken = new Set(testPeople.all().flatMap(({ nin, phone }) => [nin, phone]));
        const numbers = drawNumbers(country, birthDate, taken);
        const id = `test-${randomBytes(5).toString("hex")}`;
        return numbers && makePerson({ id, name, country, birthDate, kind: "customer", ...numbers });
      };
      const draft = { company: c.req.param("company"), key, registeredAt: clock.now() };
      const added = await testPeople.add(draft, draw);
      if ("refused" in added) return c.json({ code: added.refused, error: REFUSALS[added.refused] }, 409);
      return c.json(view(added.user), added.made ? 201 : 200);
    });
}
