import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { changeCompany } from "./change-company";
import { updateProfile } from "./repository";

/** Says that everything that stands there is right. Only of what was looked at: a change meanwhile refuses it. */
export const confirmCompany = defineUseCase({
  permission: "company:edit",
  input: z.strictObject({ seenVersion: z.number().int().min(0) }),
  run: (scope, { seenVersion }) =>
    changeCompany<{ code: "company_incomplete" }>(scope, seenVersion, async (tx, { business, sells }) => {
      if (!business || sells === "") return { code: "company_incomplete" };
      await updateProfile(tx, { confirmedAt: now() });
      return { action: "company.confirmed", details: { version: seenVersion } };
    }),
});
