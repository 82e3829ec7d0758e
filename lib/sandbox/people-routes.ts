import { Hono } from "hono";
import type { PeopleBook } from "./people-book";
import type { TestPerson } from "./test-people";

/**
 * `GET /_control/people` → `{ people: TestPerson[] }`, for whoever needs to know who can sign in and pay.
 * `POST /people/lookup` with `{ country, nin }` or `{ country, phone }` → `{ name, nin, phone }` of one person, or 404: the
 * register that stands behind the e-IDs.
 */
export function peopleRoutes(people: PeopleBook): Hono {
  return new Hono()
    .get("/_control/people", (c) => c.json({ people: people.all() }))
    .post("/people/lookup", async (c) => {
      const { country, nin, phone } = Object(await c.req.json().catch(() => undefined));
      const person = people
        .all()
        .find((one) => one.country === country && (one.phone === phone || sameNumber(one, nin)));
      if (!person) return c.json({ error: "unknown" }, 404);
      return c.json({ name: person.name, nin: person.nin, phone: person.phone });
    });
}

/** Sweden's numbers are written with the century and without. */
function sameNumber({ nin, country }: TestPerson, asked: unknown): boolean {
  return nin === asked || (country === "SE" && nin.slice(2) === asked);
}
