import { type Currency, type Money, money } from "@/lib/domain/money";
import { type CodeKind, type CodeName, writeCodeName } from "@/lib/domain/qr-code";
import type { PlatformCode } from "@/lib/payments-api/qr";
import type { Takings } from "./check-in-repository";
import type { CodeRow, Scans } from "./repository";

/**
 * - `live`: the platform has it. `checking`: it was asked for a moment ago, and its answer is not known yet.
 * - `missing`: it was asked for, or was there, and the platform does not have it.
 * - `failed`: the platform refused it. `remembered`: the platform can't be asked now.
 */
export type Standing = "live" | "checking" | "missing" | "failed" | "remembered";

export type CodeLine = CodeName & {
  /** Its part of an address of the portal. */
  readonly code: string;
  readonly target: string;
  readonly content: string | null;
  readonly folder: string;
  readonly place: string;
  readonly standing: Standing;
  /** The portal's own id, where it was made here or sorted here. */
  readonly id: string | null;
  readonly error: string | null;
  readonly secondsLeft: number | null;
  /** Scans of the last days; null where the platform tells of none, as of redirect codes. */
  readonly scans: number | null;
  readonly lastScan: Date | null;
  /** What was approved after scans of the last days; null where the platform tells of none. */
  readonly takings: { readonly payments: number; readonly total: Money } | null;
};

/** A request without an answer may still arrive; after this long it will not. */
const STILL_ARRIVING_MS = 60_000;

type Known = {
  readonly rows: readonly CodeRow[];
  /** Undefined where the platform did not answer. */
  readonly platform: Readonly<Record<CodeKind, readonly PlatformCode[]>> | undefined;
  readonly scans: readonly Scans[];
  readonly takings: readonly Takings[];
  /** Of the sales unit. */
  readonly currency: Currency;
  readonly at: Date;
};

/** Codes by name: what the platform has, and what was asked for and it has not. */
export function mergeCodes(msn: string, known: Known): CodeLine[] {
  const { rows, platform, at } = known;
  const lines = new Map<string, CodeLine>();
  for (const row of rows) {
    const age = at.getTime() - row.createdAt.getTime();
    const line = lineOf(
      row,
      { ...row, standing: platform ? standingOf(row, age) : "remembered", secondsLeft: null },
      known,
    );
    lines.set(
      row.state === "failed" ? row.id : line.code,
      row.state === "failed" ? { ...line, standing: "failed" } : line,
    );
  }
  for (const kind of ["redirect", "callback"] as const)
    for (const there of platform?.[kind] ?? []) {
      const name = { msn, kind, platformId: there.platformId };
      const own = lines.get(writeCodeName(name));
      lines.set(
        writeCodeName(name),
        lineOf(
          name,
          { id: null, folder: "", place: "", error: null, ...own, ...there, standing: "live" },
          known,
        ),
      );
    }
  return [...lines.values()].sort((one, other) =>
    one.platformId.localeCompare(other.platformId, "nb", { numeric: true }),
  );
}

function standingOf({ state }: CodeRow, age: number): Standing {
  return state !== "live" && age < STILL_ARRIVING_MS ? "checking" : "missing";
}

type Told = Pick<
  CodeLine,
  "target" | "content" | "folder" | "place" | "standing" | "id" | "error" | "secondsLeft"
>;

function lineOf({ msn, kind, platformId }: CodeName, told: Told, known: Known): CodeLine {
  const { target, content, folder, place, standing, id, error, secondsLeft } = told;
  return {
    ...{ msn, kind, platformId, code: writeCodeName({ msn, kind, platformId }) },
    ...{ target, content, folder, place, standing, id, error, secondsLeft },
    ...(kind === "callback" ? countedAt(platformId, known) : { scans: null, lastScan: null, takings: null }),
  };
}

function countedAt(platformId: string, { scans, takings, currency }: Known) {
  const scanned = scans.find((one) => one.platformId === platformId);
  const taken = takings.find((one) => one.platformId === platformId);
  const total = money(taken?.minor ?? 0, currency);
  return {
    scans: scanned?.scans ?? 0,
    lastScan: scanned?.last ?? null,
    takings: { payments: taken?.payments ?? 0, total },
  };
}
