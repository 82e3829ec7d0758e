/**
 * Who may do what: the matrix of roles and permissions of the business portal as one table.
 * A grant gives a role, with extra permissions, on one sales unit or on all of them.
 */
export const PERMISSIONS = [
  "unit:view",
  "unit:edit",
  "unit:deactivate",
  "unit:order",
  "settlement-period:edit",
  "settlement-account:edit",
  "transaction:view",
  "transaction:export",
  "note:write",
  "payment:capture",
  "payment:cancel",
  "payment:refund",
  "payment-request:send",
  "payment-link:manage",
  "report:download",
  "report:subscribe",
  // Says why figures differ and who looks into it, and brings in the bank's statements.
  "settlement:reconcile",
  "developer:manage",
  "member:manage",
  "company:edit",
  "audit:view",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["administrator", "sales_unit_manager", "assistant", "accountant"] as const;
export type Role = (typeof ROLES)[number];

export const EXTRA_PERMISSIONS = ["transaction_management", "developer"] as const;
export type ExtraPermission = (typeof EXTRA_PERMISSIONS)[number];

const ASSISTANT: readonly Permission[] = [
  "unit:view",
  "transaction:view",
  "transaction:export",
  "note:write",
  "payment-request:send",
  "payment-link:manage",
  "report:download",
];

/** Reads what the books need and changes nothing but what is said of differences in them: not one of the platform's roles. */
const ACCOUNTANT: readonly Permission[] = [
  "unit:view",
  "transaction:view",
  "transaction:export",
  "report:download",
  "settlement:reconcile",
];

const SALES_UNIT_MANAGER: readonly Permission[] = [
  ...ASSISTANT,
  "unit:edit",
  "unit:deactivate",
  "settlement-period:edit",
  "report:subscribe",
  "settlement:reconcile",
];

const BY_ROLE: Record<Role, readonly Permission[]> = {
  administrator: PERMISSIONS,
  sales_unit_manager: SALES_UNIT_MANAGER,
  assistant: ASSISTANT,
  accountant: ACCOUNTANT,
};

const BY_EXTRA: Record<ExtraPermission, readonly Permission[]> = {
  transaction_management: ["payment:capture", "payment:cancel", "payment:refund"],
  developer: ["developer:manage"],
};

/** These concern the whole company, so they count only when granted on all sales units. */
const MERCHANT_WIDE: ReadonlySet<Permission> = new Set([
  "member:manage",
  "company:edit",
  "unit:order",
  "audit:view",
] satisfies Permission[]);

/** A role that a company made for itself out of the list of permissions. */
export type OwnRole = {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
};

export type Grant = {
  /** Beside an own role it is "accountant", the least: read by its role alone, such a grant gives too little, never too much. */
  readonly role: Role;
  readonly own?: OwnRole;
  readonly extras: readonly ExtraPermission[];
  /** The sales unit's number, or "all" for every unit of the company, later ones included. */
  readonly unit: string | "all";
};

/** Where a permission holds: nowhere, everywhere, or in these sales units (MSNs, sorted). */
export type Reach = "none" | "all" | readonly string[];

export function permissionsOf(grant: Grant): ReadonlySet<Permission> {
  if (grant.own) return new Set(grant.own.permissions);
  return new Set([...BY_ROLE[grant.role], ...grant.extras.flatMap((extra) => BY_EXTRA[extra])]);
}

export function reachOf(grants: readonly Grant[], permission: Permission): Reach {
  const giving = grants.filter((grant) => permissionsOf(grant).has(permission));
  if (giving.some((grant) => grant.unit === "all")) return "all";
  if (MERCHANT_WIDE.has(permission) || giving.length === 0) return "none";
  return [...new Set(giving.map((grant) => grant.unit))].sort();
}

export function reaches(reach: Reach, unit: string): boolean {
  return reach === "all" || (reach !== "none" && reach.includes(unit));
}

export function holds(grants: readonly Grant[], permission: Permission): boolean {
  return reachOf(grants, permission) !== "none";
}

/** The smallest additions that would give the permission: named on the page that refuses. */
export function givenBy(permission: Permission): { roles: Role[]; extras: ExtraPermission[] } {
  return {
    roles: ROLES.filter((role) => BY_ROLE[role].includes(permission)),
    extras: EXTRA_PERMISSIONS.filter((extra) => BY_EXTRA[extra].includes(permission)),
  };
}

/** What events, jobs and customers on public pages may do. No role contains these, so no person ever holds them. */
export const SYSTEM_PERMISSIONS = [
  "payment:sync",
  "operation:resolve",
  "webhook:receive",
  "webhook:register",
  "secret:rotate",
  "key:renew",
  "mail:send",
  "order:follow",
  // Makes at the platform what a person asked for, and finds out what became of it.
  "payment:create",
  // Captures what a customer approved, where the merchant wants that done at once.
  "payment:complete",
  "payment-request:run",
  "payment-link:pay",
  "qr-code:make",
  "invoice:open",
  "invoice:run",
  "settlement:sync",
  "figure:count",
  // Sends the reports that people subscribed to, within what they may see themselves.
  "report:deliver",
  // Makes the files that people asked for, and throws them away after their time.
  "export:run",
] as const;
export type SystemPermission = (typeof SYSTEM_PERMISSIONS)[number];
