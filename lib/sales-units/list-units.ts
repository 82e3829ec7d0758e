import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import type { UnitKind, UnitStatus } from "@/lib/domain/sales-unit";
import { listRows } from "./read-repository";
import { unitFilter } from "./unit-filter";

/** Nobody reads further down; typing finds the rest. */
const MOST = 200;

export type UnitLine = {
  readonly msn: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly status: UnitStatus;
  readonly location: string | null;
  /** Digest of the logo, or null where there is none. */
  readonly logo: string | null;
};

export type UnitList = {
  readonly units: readonly UnitLine[];
  /** Whether there are more than are listed. */
  readonly more: boolean;
};

/** Sales units of one mode within the caller's reach, by name. Input: a unit filter. */
export const listUnits = defineUseCase({
  permission: "unit:view",
  input: unitFilter,
  run: async (scope, filter): Promise<Result<UnitList, never>> => {
    const rows = await scope.read((tx) => listRows(tx, filter, MOST + 1));
    return ok({ units: rows.slice(0, MOST), more: rows.length > MOST });
  },
});
