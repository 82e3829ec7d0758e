import { z } from "zod";
import { callerTimeZone } from "@/lib/access/caller";
import { now } from "@/lib/clock";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { standingOf } from "@/lib/domain/payment-link";
import { ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { amount, count, type ListRow, text } from "@/lib/exports/list-source";
import { EXPORT_PAGE, readPages } from "@/lib/exports/read-pages";
import { listRows } from "./repository";

/** The payment links of a list, the newest first. The price of an open one is the least that it takes. */
export const exportLinks = defineListExport({
  list: "links",
  permission: "payment-link:manage",
  filter: z.strictObject({ environment: z.enum(ENVIRONMENTS), q: z.string().trim().max(80).default("") }),
  async open(scope, filter, { texts }) {
    const rows = readPages(
      (after: { createdAt: Date; id: string } | undefined) =>
        scope.read((tx) => listRows(tx, { ...filter, ...(after && { after }) }, EXPORT_PAGE)),
      ({ link: { createdAt, id } }) => ({ createdAt, id }),
      EXPORT_PAGE,
    );
    const { standing } = texts.words.links;
    const at = now();
    async function* content(): AsyncGenerator<ListRow> {
      for await (const { link, unitName, views, starts, paid, paidMinor } of rows) {
        const price = link.price.kind === "fixed" ? link.price.minor : link.price.minimumMinor;
        const left = link.stock === null ? null : link.stock - link.taken;
        const counts = [views, starts, paid, paidMinor, left];
        yield [
          link.title,
          unitName,
          link.msn,
          price,
          ...counts,
          link.currency,
          standing[standingOf(link, at)],
        ];
      }
    }
    const named = [text("title", 32), text("unit", 24), text("msn", 10), amount("price")];
    const counted = [count("views"), count("starts"), count("paid"), amount("sold"), count("left")];
    const columns = [...named, ...counted, text("currency", 9), text("status", 14)];
    return ok({ columns, timeZone: callerTimeZone(scope.caller), content: content() });
  },
  noted: ({ environment, q }) => ({ environment, searched: q !== "" }),
});
