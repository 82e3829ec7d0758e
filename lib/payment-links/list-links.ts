import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { type Money, money } from "@/lib/domain/money";
import { type LinkPrice, type LinkStanding, standingOf } from "@/lib/domain/payment-link";
import { ok, type Result } from "@/lib/domain/result";
import { type Funnel, listRows } from "./repository";

/** Nobody reads further down; typing finds the rest. */
const MOST = 200;

export type LinkLine = Omit<Funnel, "paidMinor"> & {
  readonly id: string;
  readonly title: string;
  readonly unitName: string;
  readonly price: LinkPrice;
  /** The fixed price, or the least of an open one. */
  readonly amount: Money;
  readonly standing: LinkStanding;
  readonly left: number | null;
  readonly sold: Money;
};

export type LinkList = { readonly links: readonly LinkLine[]; readonly more: boolean };

/** The links of one mode, newest first. Input: `{ environment, q? }`; `q` is part of a title. */
export const listLinks = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({
    environment: z.enum(ENVIRONMENTS),
    q: z.string().trim().max(80).default(""),
  }),
  run: async (scope, filter): Promise<Result<LinkList, never>> => {
    const rows = await scope.read((tx) => listRows(tx, filter, MOST + 1));
    const at = now();
    const links = rows.slice(0, MOST).map(({ link, unitName, views, starts, paid, paidMinor }) => ({
      ...{ id: link.id, title: link.title, unitName, price: link.price, views, starts, paid },
      amount: money(link.price.kind === "fixed" ? link.price.minor : link.price.minimumMinor, link.currency),
      standing: standingOf(link, at),
      left: link.stock === null ? null : link.stock - link.taken,
      sold: money(paidMinor, link.currency),
    }));
    return ok({ links, more: rows.length > MOST });
  },
});
