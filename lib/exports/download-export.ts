import { z } from "zod";
import { callerReach, callerTimeZone } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { type Reach, reaches } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { fileStore } from "@/lib/files/file-store";
import { FileStoreError, type FileStoreProblem } from "@/lib/files/file-store-error";
import { EXPORT_RIGHTS } from "./export-rights";
import { MEDIA_TYPES, nameExport } from "./name-export";
import { EXPORTS } from "./registry";
import { findOwn } from "./repository";

export type FetchedExport = {
  readonly name: string;
  readonly mediaType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
};

type Failure = { code: "export_not_found" | "export_beyond_rights" | FileStoreProblem };

/**
 * The file of one's own export. Whoever may see less today than when it was made does not get it: the rights are asked of anew, for the
 * list, for each sales unit in the file, and for each in which customers are named.
 */
export const downloadExport = defineUseCase({
  ...EXPORT_RIGHTS,
  input: z.strictObject({ id: z.string().max(100) }),
  async run(scope, { id }): Promise<Result<FetchedExport, Failure>> {
    if (!z.uuid().safeParse(id).success) return fail({ code: "export_not_found" });
    const row = await scope.read((tx) => findOwn(tx, { id, personId: scope.caller.id }));
    if (!row?.fileKey || row.state !== "ready" || (row.expiresAt && row.expiresAt <= now()))
      return fail({ code: "export_not_found" });
    const { caller } = scope;
    const list = callerReach(caller, EXPORTS[row.list].permission);
    const customers = callerReach(caller, "payment:refund");
    if (list === "none" || !covers(list, row.units) || !covers(customers, row.namedUnits))
      return fail({ code: "export_beyond_rights" });
    const merchant = caller.kind === "person" ? caller.merchantSlug : "";
    const day = dayAt(row.createdAt, callerTimeZone(caller));
    const name = nameExport(row.list, row.format, { locale: row.locale, merchant, day });
    return open({ name, mediaType: MEDIA_TYPES[row.format] }, row.fileKey, () =>
      scope.write(async () => ({
        value: undefined,
        audit: { action: "export.downloaded", subject: `export:${row.id}`, details: { list: row.list } },
      })),
    );
  },
});

/** What is kept as null is all of the company. */
function covers(reach: Reach, kept: readonly string[] | null): boolean {
  if (kept === null) return reach === "all";
  return kept.every((msn) => reaches(reach, msn));
}

/** It stands in the log before the first byte leaves. */
async function open(
  named: Omit<FetchedExport, "chunks">,
  key: string,
  note: () => Promise<void>,
): Promise<Result<FetchedExport, Failure>> {
  try {
    const chunks = await fileStore().read(key);
    await note();
    return ok({ ...named, chunks });
  } catch (error) {
    if (error instanceof FileStoreError) return fail({ code: error.problem });
    throw error;
  }
}
