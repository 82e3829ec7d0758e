import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { countWaiting } from "./list-repository";

/** How many differences within reach wait for a person. */
export const countBreaks = defineUseCase({
  permission: "report:download",
  input: z.strictObject({}),
  run: (scope): Promise<Result<number, never>> => scope.read(async (tx) => ok(await countWaiting(tx))),
});
