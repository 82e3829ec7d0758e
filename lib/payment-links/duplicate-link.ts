import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { newToken, payableUnit, priceColumns } from "./create-link";
import { pageOf } from "./link-page";
import { addLink, findLink, imageOf, keepImage, type LinkRow } from "./repository";

export type DuplicateFailure =
  | { code: "link_not_found" }
  | { code: "sales_unit_not_found" }
  | { code: "links_not_active" }
  | { code: "unit_inactive" };

type Duplicated = Result<{ to: string }, DuplicateFailure>;

/** Makes another link like one, with an address of its own, nothing sold yet and no last day. Input: `{ id, from }`, `id` the new one's. */
export const duplicateLink = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ id: z.uuid(), from: z.uuid() }),
  run: (scope, { id, from }): Promise<Duplicated> =>
    scope.write(async (tx): Promise<Change<Duplicated>> => {
      const link = await findLink(tx, from);
      if (!link) return { value: fail({ code: "link_not_found" }), audit: "unchanged" };
      const unit = await payableUnit(tx, link.msn);
      if (!unit.ok) return { value: unit, audit: "unchanged" };
      const value = ok({ to: pageOf(scope, id) });
      if (!(await copy(tx, scope, link, id))) return { value, audit: "unchanged" };
      const audit = { action: "link.duplicated", subject: `link:${id}`, msn: link.msn, details: { from } };
      return { value, audit };
    }),
});

async function copy(tx: WriteTx, { merchantId, caller }: Scope, link: LinkRow, id: string): Promise<boolean> {
  const { msn, environment, currency, title, description, vatRate, stock, fields, shipping } = link;
  const added = await addLink(tx, {
    ...{ merchantId, id, msn, environment, currency, title, description, vatRate, stock, fields, shipping },
    ...priceColumns(link.price),
    successMessage: link.successMessage,
    redirectUrl: link.redirectUrl,
    token: newToken(),
    createdBy: caller.id,
    createdAt: now(),
  });
  const image = added ? await imageOf(tx, link.id) : undefined;
  if (image) await keepImage(tx, { ...image, linkId: id });
  return added;
}
