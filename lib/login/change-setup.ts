import { z } from "zod";
import type { AuditEntry } from "@/lib/access/audit";
import type { Change, Scope } from "@/lib/access/use-case";
import type { LoginSettings } from "@/lib/domain/login-setup";
import type { MarketingConsents } from "@/lib/domain/marketing-consents";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type LoginSetup, type NotSaved, readLogin } from "@/lib/payments-api/login-setup";
import { unitWith } from "./repository";

export const setupInput = {
  msn: z.string().regex(/^\d{4,10}$/),
  /** Of what the person looked at when they made the change. */
  version: z.int().min(0),
};

export type ChangeFailure =
  | { code: "sales_unit_not_found" }
  | { code: "login_changed_meanwhile" }
  | { code: "login_not_active" }
  | { code: "no_interface" }
  | { code: "platform_unavailable" };

const REFUSALS = {
  no_interface: "no_interface",
  unknown_unit: "platform_unavailable",
  unavailable: "platform_unavailable",
  changed: "login_changed_meanwhile",
  not_active: "login_not_active",
} as const satisfies Record<NotSaved, ChangeFailure["code"]>;

export type Changed = { readonly msn: string; readonly version: number };

type Plan = {
  readonly msn: string;
  readonly version: number;
  readonly part: "login" | "marketing";
  readonly value: LoginSettings | MarketingConsents | null;
  readonly write: () => Promise<LoginSetup | NotSaved>;
  readonly action: string;
};

/**
 * Changes one part of a unit's login at the platform, which compares versions, and then writes down what it was and what it
 * became. Where it is so already nothing happens: a form that is sent again after a lost answer ends well.
 */
export async function changeSetup(scope: Scope, plan: Plan): Promise<Result<Changed, ChangeFailure>> {
  const { msn, version, part, value } = plan;
  if (!(await scope.read((tx) => unitWith(tx, msn)))) return fail({ code: "sales_unit_not_found" });
  const current = await readLogin(msn);
  if (typeof current === "string") return fail({ code: REFUSALS[current] });
  const before = current[part];
  if (JSON.stringify(before.value) === JSON.stringify(value)) return ok({ msn, version: before.version });
  if (before.version !== version) return fail({ code: "login_changed_meanwhile" });
  const written = await plan.write();
  const saved = typeof written !== "string";
  // No answer: it may have been done, and the log must not keep quiet about it.
  if (!saved && written !== "unavailable") return fail({ code: REFUSALS[written] });
  const details = { before: before.value, after: value } as AuditEntry["details"]; // safe: texts, flags and lists of them
  const entry = { action: plan.action, subject: `unit:${msn}`, msn, ...(details && { details }) };
  return scope.write(
    async (): Promise<Change<Result<Changed, ChangeFailure>>> => ({
      value: saved ? ok({ msn, version: version + 1 }) : fail({ code: "platform_unavailable" }),
      audit: { ...entry, result: saved ? "done" : "failed" },
    }),
  );
}
