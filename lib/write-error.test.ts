import { Writable } from "node:stream";
import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { DatabaseError } from "pg";
import { pino } from "pino";
import { expect, test } from "vitest";
import { quietErrors } from "@/db/quiet-errors";
import { writeError } from "./write-error";

/** What stands in the log after this error was noted. */
function logged(error: unknown): string {
  let text = "";
  const to = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk);
      done();
    },
  });
  pino({ serializers: { err: (thrown: unknown) => writeError(thrown) } }, to).error(
    { err: error },
    "it went wrong",
  );
  return text;
}

// A query that failed was logged with its parameters, and a broken rule of the database with the whole row: e-mail addresses of
// people who signed in, names and phone numbers of customers.
test("a failed query is logged by its text, without what was in it", () => {
  const broken = Object.assign(new Error('new row violates check constraint "payments_amounts"'), {
    code: "23514",
    constraint: "payments_amounts",
    detail: "Failing row contains (1, Kari Canary, 4799988777).",
    where: "COPY payments, line 1: Kari Canary",
  });
  const text = logged(new DrizzleQueryError("select $1", ["kari.canary@example.test", "4799988777"], broken));
  expect(text).not.toMatch(/canary|99988777/i);
  for (const useful of ["select $1", "23514", "payments_amounts", "write-error.test.ts"])
    expect(text).toContain(useful);
});

test("an error of our own keeps its message and its place", () => {
  const text = logged(new Error("the merchant is gone"));
  expect(text).toContain("the merchant is gone");
  expect(text).toContain("write-error.test.ts");
});

test("an error of the database is named by its code and the rule that was broken, and its message is the query alone", () => {
  const broken = Object.assign(new Error("broken rule"), { code: "23514", constraint: "payments_amounts" });
  const failed = Object.assign(new Error("Failed query: select $1\nparams: canary"), {
    params: ["canary"],
    cause: broken,
  });
  const { stack, cause, ...rest } = writeError(failed);
  expect(rest).toEqual({ type: "Error", message: "Failed query: select $1" });
  expect(stack).not.toContain("canary");
  expect(cause).toMatchObject({ code: "23514", constraint: "payments_amounts" });
  expect(writeError(new Error("plain"))).not.toHaveProperty("constraint");
  expect(writeError(Object.assign(new Error("x"), { code: 7 }))).not.toHaveProperty("code");
});

test("five errors below each other are written, and no sixth", () => {
  const deep = [6, 5, 4, 3, 2, 1].reduce<Error | undefined>(
    (cause, n) => new Error(String(n), { cause }),
    undefined,
  );
  const told: string[] = [];
  for (let error = deep && writeError(deep); error; error = error.cause as typeof error)
    told.push(error.message);
  expect(told).toEqual(["1", "2", "3", "4", "5"]);
});

test("something thrown that is no error is named by its kind alone", () => {
  expect(logged("password: canary")).not.toContain("canary");
  expect(logged({ secret: "canary" })).toContain("object");
  expect(writeError("canary")).toEqual({ type: "string", message: "not an error" });
});

// Next writes an uncaught error to the console by itself, past our log.
test("an error of the database that is printed shows no values either", () => {
  quietErrors();
  const broken = Object.assign(new DatabaseError("broken rule", 1, "error"), {
    detail: "Key (email)=(canary)",
  });
  const text = inspect(new DrizzleQueryError("select $1", ["canary"], broken));
  expect(text).not.toContain("canary");
  expect(text).toContain("broken rule");
  expect(inspect(broken)).not.toContain("canary");
});
