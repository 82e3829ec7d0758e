import { fail, ok, type Result } from "./result";

export const MOST_TEST_USERS = 5;
export const LONGEST_TEST_NAME = 60;

/** Below that age nobody has the app. */
const YOUNGEST = 15;
const OLDEST_YEAR = 1900;

export type TestUserProblem = { code: "test_user_name" } | { code: "test_user_birth_date" };

const NAME = /^[\p{L}\p{M}'’.-]+( [\p{L}\p{M}'’.-]+)+$/u;

/** A first and a last name, written with single spaces. */
export function readTestUserName(typed: string): Result<string, TestUserProblem> {
  const name = typed.normalize("NFC").trim().replace(/\s+/gu, " ");
  return NAME.test(name) && name.length <= LONGEST_TEST_NAME ? ok(name) : fail({ code: "test_user_name" });
}

/** A day (`YYYY-MM-DD`) or nothing. `today` is in the same form. */
export function readBirthDate(typed: string, today: string): Result<string | undefined, TestUserProblem> {
  if (typed === "") return ok(undefined);
  const wrong = fail({ code: "test_user_birth_date" } as const);
  const instant = /^\d{4}-\d\d-\d\d$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : new Date(Number.NaN);
  // 30 February would become a day in March.
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== typed) return wrong;
  const latest = `${Number(today.slice(0, 4)) - YOUNGEST}${today.slice(4)}`;
  return typed <= latest && Number(typed.slice(0, 4)) >= OLDEST_YEAR ? ok(typed) : wrong;
}
