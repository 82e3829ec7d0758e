import { Hono } from "hono";
import { TEST_PEOPLE } from "./test-people";

/** `GET /_control/people` → `{ people: TestPerson[] }`, for whoever needs to know who can sign in and pay. */
export function peopleRoutes(): Hono {
  return new Hono().get("/_control/people", (c) => c.json({ people: TEST_PEOPLE }));
}
