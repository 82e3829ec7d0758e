import { expect, it } from "vitest";
import { z } from "zod";
import { ok } from "@/lib/domain/result";
import { defineOpenCase } from "./own-case";
import { unkeepableFields } from "./unkeepable-text";

it("finds texts that the database cannot keep, at whatever depth", () => {
  // Half a pair of UTF-16 in an order's partner ended in an error of the database.
  expect(unkeepableFields({ a: "\0", b: "fine", c: "\ud800", d: "x\udfffy" })).toEqual(["a", "c", "d"]);
  expect(unkeepableFields({ lines: [{ text: "fine" }, { text: "a\0b" }] })).toEqual(["lines.1.text"]);
  expect(unkeepableFields({ answers: { "na\0me": "fine" } })).toEqual(["answers"]);
});

it("leaves alone what only looks like it", () => {
  const fine = {
    emoji: "👩‍👩‍👧‍👦 🇳🇴",
    right: "\u202eabc",
    file: Buffer.from("\0\0"),
    at: new Date(),
    none: null,
    count: 1,
  };
  expect(unkeepableFields(fine)).toEqual([]);
});

it("keeps them from what people do for themselves", async () => {
  const asked: string[] = [];
  const useCase = defineOpenCase({
    input: z.strictObject({ email: z.string() }),
    run: async (_, { email }) => {
      asked.push(email);
      return ok({});
    },
  });
  const refused = { ok: false, error: { code: "invalid_input", fields: ["email"] } };
  for (const email of ["a\0@example.test", "a\ud800@example.test"])
    expect(await useCase.call(undefined, { email })).toEqual(refused);
  expect(asked).toEqual([]);
});
