import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { type Money, money } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/payment";
import { type LinkStanding, standingOf } from "@/lib/domain/payment-link";
import { fail, ok, type Result } from "@/lib/domain/result";

import { ordersOf } from "./order-repository";
import { addressOf } from "./public-address";
import {
  companyOf,
  type Funnel,
  findLink,
  findUnit,
  funnelOf,
  imageDigest,
  type LinkRow,
} from "./repository";

const MOST_ORDERS = 50;

export type LinkDetail = Omit<LinkRow, "merchantId" | "token" | "createdBy"> & {
  readonly unitName: string;
  readonly standing: LinkStanding;
  /** The address of the public page. */
  readonly address: string;
  /** The last day on which it can be paid, in the company's time zone. */
  readonly lastDay: string | null;
  readonly timeZone: string;
  readonly image: string | null;
  readonly funnel: Omit<Funnel, "paidMinor"> & { readonly sold: Money };
  readonly payments: readonly {
    readonly paymentId: string;
    readonly reference: string;
    readonly status: PaymentStatus;
    readonly quantity: number;
    readonly amount: Money;
    readonly at: Date;
  }[];
};

/** A link with its funnel and its last payments. Input: `{ id }`. */
export const getLink = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ id: z.string().max(60) }),
  run: (scope, { id: wanted }): Promise<Result<LinkDetail, { code: "link_not_found" }>> =>
    scope.read(async (tx) => {
      const found = z.uuid().safeParse(wanted).success ? await findLink(tx, wanted) : undefined;
      const funnel = found && (await funnelOf(tx, found.id));
      if (!found || !funnel) return fail({ code: "link_not_found" });
      const { merchantId: _, token, createdBy: __, ...link } = found;
      const { timeZone } = await companyOf(tx);
      const orders = await ordersOf(tx, link.id, MOST_ORDERS);
      const { paidMinor, ...steps } = funnel;
      return ok({
        ...link,
        unitName: (await findUnit(tx, link.msn))?.name ?? link.msn,
        standing: standingOf(link, now()),
        address: addressOf(token),
        lastDay: link.expiresAt && addDays(dayAt(link.expiresAt, timeZone), -1),
        timeZone,
        image: await imageDigest(tx, link.id),
        funnel: { ...steps, sold: money(paidMinor, link.currency) },
        payments: orders.map(({ paymentId, reference, status, quantity, amountMinor, createdAt: at }) => ({
          ...{ paymentId, reference, status, quantity, at },
          amount: money(amountMinor, link.currency),
        })),
      });
    }),
});
