import { afterEach, expect, it, vi } from "vitest";
import { armCrashpoints, crashpoint } from "./crashpoint";

afterEach(() => {
  vi.unstubAllEnvs();
  armCrashpoints();
});

it("does nothing until a proof says what", () => {
  expect(() => crashpoint("after-intent", "key")).not.toThrow();
  const passed: string[] = [];
  armCrashpoints((point, key) => passed.push(`${point} ${key}`));
  crashpoint("before-send", "key");
  armCrashpoints();
  crashpoint("not-told", "key");
  expect(passed).toEqual(["before-send key"]);
});

it("takes no orders in production", () => {
  vi.stubEnv("NODE_ENV", "production");
  expect(() => armCrashpoints(() => undefined)).toThrow("for proofs alone");
});
