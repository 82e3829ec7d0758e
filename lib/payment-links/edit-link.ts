import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type CheckFailure, checkLink } from "./check-link";
import { changedLink } from "./link-record";
import { companyOf, lockLink, updateLink } from "./repository";

export type EditFailure = CheckFailure | { code: "link_not_found" } | { code: "changed_meanwhile" };

type Edited = Result<{ id: string }, EditFailure>;

/**
 * Changes what may change of a link: its words, stock, last day, and what comes after paying. Price, VAT, fields and shipping stay as
 * they were agreed; a duplicate takes others. Input: see {@link changedLink}.
 */
export const editLink = defineUseCase({
  permission: "payment-link:manage",
  input: changedLink,
  run: (scope, typed): Promise<Edited> =>
    scope.write(async (tx): Promise<Change<Edited>> => {
      const refuse = (error: EditFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const link = await lockLink(tx, typed.id);
      if (!link) return refuse({ code: "link_not_found" });
      if (link.version !== typed.seenVersion) return refuse({ code: "changed_meanwhile" });
      const { timeZone } = await companyOf(tx);
      const { title, description } = typed;
      const ground = { at: now(), timeZone, currency: link.currency, taken: link.taken };
      const life = checkLink({ ...link, title, description }, typed, ground);
      if (!life.ok) return refuse(life.error);
      await updateLink(tx, link.id, { title, description, ...life.value, version: link.version + 1 });
      const told = (of: { title: string; stock: number | null; expiresAt: Date | null }) => ({
        title: of.title,
        stock: of.stock,
        expires: of.expiresAt?.toISOString() ?? null,
      });
      const details = { before: told(link), after: told({ title, ...life.value }) };
      const audit = { action: "link.edited", subject: `link:${link.id}`, msn: link.msn, details };
      return { value: ok({ id: link.id }), audit };
    }),
});
