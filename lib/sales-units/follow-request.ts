import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { notify } from "@/lib/notifications/notify";
import { handInOrder } from "@/lib/payments-api/orders";
import { answerRequest, openRequest } from "./request-repository";

type Outcome = Result<
  { state: "submitted" | "approved" | "stopped" | "gone" },
  { code: "platform_unavailable" }
>;

/**
 * Sees to it that the platform has the request for recurring payments, and takes over its answer, once. Input: `{ id }`.
 */
export const followRequest = defineUseCase({
  permission: "order:follow",
  input: z.strictObject({ id: z.uuid() }),
  run: async (scope, { id }): Promise<Outcome> => {
    const request = await scope.read((tx) => openRequest(tx, id));
    if (!request) return ok({ state: "gone" });
    const { msn, unit: name, kind, merchant, organisation, market, revenueMinor, description } = request;
    const seen = await handInOrder({
      ...{ id, kind: "recurring" as const, market, merchant, organisation, name, msn },
      channel: kind === "online" ? "online" : "in-person",
      answers: { revenueMinor: revenueMinor ?? 0, description: description ?? "" },
    });
    if (!seen) return fail({ code: "platform_unavailable" });
    const { state, note = "" } = seen.steps.at(-1) ?? {};
    if (state !== "approved" && state !== "stopped") return ok({ state: "submitted" });
    return scope.write(async (tx): Promise<Change<Outcome>> => {
      if (!(await answerRequest(tx, id, state, note))) return { value: ok({ state }), audit: "unchanged" };
      const about = { what: "recurring" as const, product: name, state };
      await notify(tx, { kind: "productOrderMoved", about, page: `/sales-units/${msn}` });
      const details = { before: "submitted", after: state };
      return { value: ok({ state }), audit: { action: "order.moved", subject: `unit:${msn}`, msn, details } };
    });
  },
});
