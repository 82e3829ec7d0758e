import {
  type Grant,
  type Permission,
  type Reach,
  reachOf,
  SYSTEM_PERMISSIONS,
  type SystemPermission,
} from "@/lib/domain/permission";

export type AnyPermission = Permission | SystemPermission;

type Common = { readonly merchantId: string; readonly requestId?: string; readonly ip?: string };

/** Someone signed in, with the grants that they hold at this company right now. */
export type PersonCaller = Common & {
  readonly kind: "person";
  readonly id: string;
  readonly name: string;
  readonly merchantSlug: string;
  /** The company's, an IANA name. */
  readonly timeZone: string;
  /** When they proved who they are, in milliseconds. */
  readonly provedAt: number;
  readonly grants: readonly Grant[];
};

/** A platform event, a job of ours, or a customer on a public page: a short list of permissions, in some sales units or all. */
export type SystemCaller = Common & {
  readonly kind: "event" | "job" | "visitor";
  readonly id: string;
  readonly permissions: readonly SystemPermission[];
  readonly units: "all" | readonly string[];
};

export type Caller = PersonCaller | SystemCaller;

/** How long a sign-in counts as fresh. */
const FRESH_MS = 5 * 60_000;

/** Whether the person proved who they are just now. What the portal does by itself was never anyone's to prove. */
export function isFresh(caller: Caller, at: number): boolean {
  return caller.kind !== "person" || isFreshProof(caller, at);
}

/** The same for someone who does something for themself, outside any company. */
export function isFreshProof({ provedAt }: { readonly provedAt: number }, at: number): boolean {
  return at - provedAt <= FRESH_MS;
}

export function callerReach(caller: Caller, permission: AnyPermission): Reach {
  if (caller.kind === "person") {
    return isPersonal(permission) ? reachOf(caller.grants, permission) : "none";
  }
  return caller.permissions.some((held) => held === permission) ? caller.units : "none";
}

function isPersonal(permission: AnyPermission): permission is Permission {
  return !SYSTEM.has(permission);
}

const SYSTEM: ReadonlySet<AnyPermission> = new Set(SYSTEM_PERMISSIONS);

/** The company's time zone for people; what the portal does by itself counts in UTC. */
export function callerTimeZone(caller: Caller): string {
  return caller.kind === "person" ? caller.timeZone : "UTC";
}
