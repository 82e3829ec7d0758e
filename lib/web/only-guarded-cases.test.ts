import { expect, test } from "vitest";
import { ok } from "@/lib/domain/result";
import type { action } from "./action";
import type { ownAction } from "./own-action";
import type { respond } from "./respond";

const plain = { permission: "payment:capture", owing: false, call: async () => ok({}) } as const;
const readForm = () => ok({});

/** Never called: that these lines do not compile is the point, and `tsc` fails where one of them does. */
export function mustNotCompile(act: typeof action, own: typeof ownAction, watch: typeof respond): void {
  // @ts-expect-error an action over something that only looks like a use case
  act(plain, readForm);
  // @ts-expect-error an action over a plain function
  act(async () => ok({}), readForm);
  // @ts-expect-error an own action over something that was not made by defineOwnCase()
  own(plain, readForm);
  // @ts-expect-error a watched route over a plain function
  void watch(async () => ok({}), "merchant", {});
}

test("the lines that must not compile are checked by tsc", () => {
  expect(typeof mustNotCompile).toBe("function");
});
