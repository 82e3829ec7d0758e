import { type ZodType, z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase, type Scope, type UseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { ExportedList, ExportLook } from "@/lib/domain/list-export";
import { LOCALES } from "@/lib/domain/locale";
import type { Permission, Reach } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ExportTexts, exportTexts } from "@/lib/i18n/export-texts";
import { exportLook } from "./export-look";
import type { ListSource } from "./list-source";
import { insertExport } from "./repository";
import { takeIfSmall } from "./take-if-small";
import { type Tally, writeExport } from "./write-export";

/** Of each list. Who needs more of it in an hour takes the database along. */
const perPerson = (list: ExportedList) => ({ name: `export:${list}`, most: 10, windowMs: 3_600_000 });

const listInput = z.strictObject({
  /** What the list shows; its own export reads it. */
  filter: z.unknown(),
  /** The list's address below the company's, to look at it again. */
  address: z.string().max(2_000),
  look: exportLook,
  locale: z.enum(LOCALES),
  /** The worker has all the time that it takes, and the request stands in the log already. */
  whole: z.literal(true).optional(),
});

export type ListExportInput = z.input<typeof listInput>;

export type ListFile =
  | { readonly kind: "file"; readonly chunks: readonly Uint8Array[] }
  /** Too large to wait for: the worker makes it. */
  | { readonly kind: "started"; readonly id: string }
  | {
      readonly kind: "whole";
      readonly chunks: AsyncIterable<Uint8Array>;
      readonly tally: Tally;
      /** To be called in the end, whatever came of the chunks. */
      readonly close: () => void;
      readonly total: number | null;
      /** Of which sales units the rows are, and in which of them customers are named. */
      readonly units: Reach;
      readonly namedUnits: Reach;
    };

export type ListExportFailure = {
  code: "too_many_requests" | "list_not_found" | "settlement_not_found";
};
export type ListExport = UseCase<ListExportInput, ListFile, ListExportFailure>;

type Spec<Filter> = {
  list: ExportedList;
  permission: Permission;
  filter: ZodType<Filter>;
  open: (
    scope: Scope,
    filter: Filter,
    how: { look: ExportLook; texts: ExportTexts },
  ) => Promise<Result<ListSource, ListExportFailure>>;
  /** What the audit log says of the filter. What was searched for may name people: only that something was. */
  noted: (filter: Filter) => Readonly<Record<string, Noted[string] | undefined>>;
  /** Whether customers' names are in the file wherever the person may see them. */
  names?: (filter: Filter) => boolean;
};

/**
 * The export of a list: all that it shows, not one page of it. What is small comes at once; of what is large the person's "My exports"
 * gets a line, and the worker makes the file by the same use case, as that person. What is exported stands in the audit log
 * before its first byte leaves.
 */
export const defineListExport = <Filter>(spec: Spec<Filter>): ListExport =>
  defineUseCase({
    permission: spec.permission,
    input: listInput,
    async run(
      scope,
      input,
    ): Promise<Result<ListFile, ListExportFailure | { code: "invalid_input"; fields: readonly string[] }>> {
      const filter = spec.filter.safeParse(input.filter);
      if (!filter.success) return fail({ code: "invalid_input", fields: ["filter"] });
      if (!input.whole && !(await countAttempt(perPerson(spec.list), scope.caller.id)))
        return fail({ code: "too_many_requests" });
      const { look, locale, whole } = input;
      const texts = exportTexts(locale);
      const source = await spec.open(scope, filter.data, { look, texts });
      if (!source.ok) return source;
      const close = () => source.value.close?.();
      const tally = { rows: 0 };
      const sheet = texts.words.exports.list[spec.list];
      const chunks = writeExport(source.value, look, texts, { sheet, tally });
      if (whole) {
        const units = callerReach(scope.caller, spec.permission);
        const named = spec.names?.(filter.data) ? callerReach(scope.caller, "payment:refund") : [];
        const total = (await source.value.total?.()) ?? null;
        return ok({
          kind: "whole",
          close,
          chunks,
          tally,
          total,
          units,
          namedUnits: named === "none" ? [] : named,
        });
      }
      const small = await takeIfSmall(chunks, tally).finally(close);
      const noted = { list: spec.list, format: look.format, ...known(spec.noted(filter.data)) };
      if (!small) return ok({ kind: "started", id: await start(scope, spec.list, input, noted) });
      await scope.write(async () => ({
        value: undefined,
        audit: { action: "export.made", subject: spec.list, details: { ...noted, rows: tally.rows } },
      }));
      return ok({ kind: "file", chunks: small });
    },
  });

type Noted = Record<string, string | number | boolean | readonly string[]>;

function known(details: Readonly<Record<string, Noted[string] | undefined>>): Noted {
  const noted: Noted = {};
  for (const [name, value] of Object.entries(details)) if (value !== undefined) noted[name] = value;
  return noted;
}

function start(
  scope: Scope,
  list: ExportedList,
  { filter, address, look, locale }: z.output<typeof listInput>,
  details: Noted,
): Promise<string> {
  const at = now();
  const { merchantId, caller } = scope;
  return scope.write(async (tx) => {
    const asked = { list, filter, address, ...look, locale };
    const id = await insertExport(tx, {
      ...asked,
      merchantId,
      personId: caller.id,
      createdAt: at,
      nextAt: at,
      state: "queued",
    });
    return { value: id, audit: { action: "export.started", subject: `export:${id}`, details } };
  });
}
