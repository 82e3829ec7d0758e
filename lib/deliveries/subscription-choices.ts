import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { membersNow } from "@/lib/access/members-now";
import { defineUseCase } from "@/lib/access/use-case";
import { holds } from "@/lib/domain/permission";
import { ok, type Result } from "@/lib/domain/result";
import { companyOf, productionUnits } from "./subscription-repository";

export type SubscriptionChoices = {
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  /** Who may get it: for administrators everybody who may download reports, else oneself. `mail`: they can be written to. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly mail: boolean }[];
  readonly self: string;
  /** Whether addresses and servers may be chosen. */
  readonly others: boolean;
  /** Whether names of customers may be asked for. */
  readonly names: boolean;
  readonly timeZone: string;
};

/** What a subscription can be made of. Input: `{}`. */
export const subscriptionChoices = defineUseCase({
  permission: "report:download",
  input: z.strictObject({}),
  run: ({ merchantId, caller, read }): Promise<Result<SubscriptionChoices, never>> =>
    read(async (tx) => {
      const others = callerReach(caller, "report:subscribe") !== "none";
      const colleagues = callerReach(caller, "member:manage") === "all";
      const members = (await membersNow(tx, merchantId)).filter(({ id, grants }) =>
        colleagues ? holds(grants, "report:download") : id === caller.id,
      );
      return ok({
        units: await productionUnits(tx),
        people: members
          .map(({ id, name, email }) => ({ id, name, mail: email !== null }))
          .sort((a, b) => a.name.localeCompare(b.name)),
        self: caller.id,
        others,
        names: callerReach(caller, "payment:refund") !== "none",
        timeZone: (await companyOf(tx)).timeZone,
      });
    }),
});
