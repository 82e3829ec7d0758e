import { expect, test } from "vitest";
import { type FormState, fieldError, typed, typedFields } from "./form-state";

function form(entries: Record<string, string | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

test("what was typed is kept, secrets, keys and files are not", () => {
  const kept = typedFields(
    form({
      amount: "12,345",
      email: "mette@example.test",
      password: "correct-horse-battery",
      client_secret: "s",
      subscriptionKey: "s",
      idempotencyKey: "k",
      $ACTION_ID_1: "x",
      logo: new File(["x"], "logo.png"),
    }),
  );
  expect(kept).toEqual({ amount: "12,345", email: "mette@example.test" });
});

test("a refused form shows its text and its sentence again", () => {
  const state: FormState = {
    status: "refused",
    code: "amount_too_many_decimals",
    message: "Use at most two decimals.",
    fieldErrors: { amount: "Use at most two decimals." },
    fields: { amount: "12,345" },
    answer: "1",
  };
  expect(typed(state, "amount", "100,00")).toBe("12,345");
  expect(fieldError(state, "amount")).toBe("Use at most two decimals.");
  expect(typed({ status: "idle" }, "amount", "100,00")).toBe("100,00");
});
