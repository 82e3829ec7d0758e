import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { ok, type Result } from "@/lib/domain/result";
import type { ConnectionFailure } from "@/lib/domain/webhook-registration";
import { connectionsOf } from "./connection-repository";

export type Connection = {
  readonly msn: string;
  /** `waiting`: the worker has not seen to it yet, or is replacing it on someone's wish. */
  readonly state: "registered" | "waiting" | ConnectionFailure;
  /** Since when it stands, or fails. */
  readonly since: Date | null;
  readonly lastDelivery: Date | null;
  readonly checkedAt: Date | null;
  /** How many of the allowed registrations exist, other programs' included; null before the first look. */
  readonly registrations: number | null;
};

/** How the platform tells the portal of payments, for each active unit of one mode that has keys which the caller may see. */
export const listConnections = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: (scope, { environment }): Promise<Result<readonly Connection[], never>> =>
    scope.read(async (tx) => ok((await connectionsOf(tx, environment)).map(describe))),
});

type Row = Awaited<ReturnType<typeof connectionsOf>>[number];

function describe(row: Row): Connection {
  const { msn, checkedAt, failure, registrations, replaceAskedAt } = row;
  const waiting = checkedAt === null || row.since === null || replaceAskedAt !== null;
  return {
    msn,
    state: failure ?? (waiting ? "waiting" : "registered"),
    since: failure ? row.failingSince : row.since,
    lastDelivery: row.lastDelivery === null ? null : new Date(row.lastDelivery),
    checkedAt,
    registrations,
  };
}
