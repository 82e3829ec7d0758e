import type { PersonCaller } from "@/lib/access/caller";
import { memberCaller } from "@/lib/access/member-caller";
import type { Reach } from "@/lib/domain/permission";
import type { ListFile } from "@/lib/exports/define-list-export";
import { exportKey, formerKeys } from "@/lib/exports/export-key";
import { finishExport, putBack } from "@/lib/exports/finish-export";
import { noteProgress } from "@/lib/exports/note-progress";
import { EXPORTS } from "@/lib/exports/registry";
import { type TakenExport, takeExport } from "@/lib/exports/take-export";
import { fileStore } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import { log } from "@/lib/log";
import { jobCaller } from "./job-caller";

/** How often the person is told how far it is. */
const TELL_MS = 1_000;
const BUSY_SECONDS = 10;

/**
 * Makes one export's file, as the person who asked for it and with the rights of this moment. Whoever is killed in between leaves nothing
 * under the file's key: after a minute the export is free again and begun anew.
 */
export async function makeExport(merchantId: string, id: string): Promise<void> {
  const worker = jobCaller(merchantId, "make-export", "export:run");
  const taken = await takeExport.call(worker, { id });
  if (!taken.ok || !taken.value) return;
  const row = taken.value;
  const { tries } = row;
  // What a worker that died had written.
  for (const key of formerKeys(row))
    await fileStore()
      .remove(key)
      .catch(() => undefined);
  const person = await memberCaller(merchantId, row.personId);
  const outcome = person ? await write(person, row) : ({ failure: "export_beyond_rights" } as const);
  if (outcome === "gone") return;
  if (outcome === "busy") {
    await putBack.call(worker, { id, tries, seconds: BUSY_SECONDS });
    return;
  }
  const finished = await finishExport.call(worker, { id, tries, outcome });
  const stays = finished.ok && finished.value;
  // Deleted while its last byte was written: nobody will ever ask for the file.
  if (!stays && "fileKey" in outcome) await fileStore().remove(outcome.fileKey);
}

type Outcome = Parameters<typeof finishExport.call>[1]["outcome"] | "busy" | "gone";

async function write(person: PersonCaller, row: TakenExport): Promise<Outcome> {
  const { list, filter, address, format, separator, decimal, byteOrderMark, locale } = row;
  const look = { format, separator, decimal, byteOrderMark };
  const made = await EXPORTS[list].call(person, { filter, address, look, locale, whole: true });
  if (!made.ok) {
    if (made.error.code === "too_many_requests") return "busy";
    return { failure: made.error.code === "forbidden" ? "export_beyond_rights" : made.error.code };
  }
  if (made.value.kind !== "whole") throw new Error("a list was not given whole");
  return store(row, made.value);
}

type Whole = Extract<ListFile, { kind: "whole" }>;

class NobodyWaits extends Error {}

async function store(
  row: TakenExport,
  { chunks, tally, total, units, namedUnits, close }: Whole,
): Promise<Outcome> {
  const fileKey = exportKey(row);
  try {
    const stored = await fileStore().write(
      fileKey,
      told(chunks, row, () => ({ rows: tally.rows, total })),
    );
    return { ...stored, rows: tally.rows, fileKey, units: kept(units), namedUnits: kept(namedUnits) };
  } catch (error) {
    if (error instanceof NobodyWaits) return "gone";
    if (!(error instanceof FileStoreError)) throw error;
    log.error({ err: error, export: row.id }, "an export could not be kept");
    return { failure: error.problem };
  } finally {
    close();
  }
}

const kept = (reach: Reach) => (reach === "all" ? null : reach === "none" ? [] : [...reach]);

/** The same chunks; now and then the row says how far it is. Ends with an exception where nobody waits for it any more. */
async function* told(
  chunks: AsyncIterable<Uint8Array>,
  { merchantId, id, tries }: TakenExport,
  progress: () => { rows: number; total: number | null },
): AsyncGenerator<Uint8Array> {
  const worker = jobCaller(merchantId, "make-export", "export:run");
  let last = 0;
  for await (const chunk of chunks) {
    yield chunk;
    if (performance.now() - last < TELL_MS) continue;
    last = performance.now();
    const noted = await noteProgress.call(worker, { id, tries, ...progress() });
    if (!noted.ok || !noted.value) throw new NobodyWaits();
  }
}
