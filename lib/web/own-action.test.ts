import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineOpenCase } from "@/lib/access/own-case";
import { ok } from "@/lib/domain/result";
import { ownStep } from "./own-action";

vi.mock("next/headers", () => ({ headers: async () => new Headers({ origin: "http://localhost:3000" }) }));
vi.mock("next/navigation", () => import("next/dist/client/components/navigation.react-server"));
vi.mock("@/lib/access/session", () => ({ currentPerson: async () => undefined }));
vi.mock("next-intl/server", () => ({
  getLocale: async () => "en-GB",
  getFormatter: async () => ({}),
  getTranslations: async () => (code: string) => code,
}));

const chosen: string[] = [];
const choose = defineOpenCase({
  input: z.strictObject({ theme: z.enum(["light", "dark"]) }),
  run: async (_, { theme }) => {
    chosen.push(theme);
    return ok({ stay: true as const });
  },
});
const step = ownStep(choose, (form) => ok({ theme: form.get("theme") as "light" }));

beforeEach(() => void chosen.splice(0));

const sent = (theme: string) => {
  const form = new FormData();
  form.set("theme", theme);
  return step(form);
};

it("does what a form of one button says", async () => {
  await sent("dark");
  expect(chosen).toEqual(["dark"]);
});

it("does nothing with what none of our forms can send, and is no error of ours", async () => {
  // Such a request was answered with status 500 and stood in the log as a bug.
  for (const theme of ["", "\0", "__proto__", "light,dark"])
    await expect(sent(theme)).resolves.toBeUndefined();
  expect(chosen).toEqual([]);
});
