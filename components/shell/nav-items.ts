import type { Route } from "next";
import type { IconName } from "@/components/icon";
import { type Grant, holds, type Permission } from "@/lib/domain/permission";

export type NavItem = {
  key:
    | "home"
    | "transactions"
    | "paymentLinks"
    | "paymentRequests"
    | "qrCodes"
    | "invoices"
    | "reports"
    | "settlements"
    | "salesUnits"
    | "orders"
    | "users"
    | "company"
    | "developers"
    | "audit";
  icon: IconName;
  permission: Permission;
  href: (merchant: string) => Route;
};

/** The sections of the portal that exist, in the order of the menu. A page is added here together with its files. */
export const NAV_ITEMS: readonly NavItem[] = [
  { key: "home", icon: "home", permission: "unit:view", href: (merchant) => `/m/${merchant}` as Route },
  {
    key: "transactions",
    icon: "list",
    permission: "transaction:view",
    href: (merchant) => `/m/${merchant}/transactions` as Route,
  },
  {
    key: "paymentRequests",
    icon: "ask",
    permission: "payment-request:send",
    href: (merchant) => `/m/${merchant}/requests` as Route,
  },
  {
    key: "paymentLinks",
    icon: "link",
    permission: "payment-link:manage",
    href: (merchant) => `/m/${merchant}/links` as Route,
  },
  {
    key: "qrCodes",
    icon: "scan",
    permission: "payment-link:manage",
    href: (merchant) => `/m/${merchant}/qr-codes` as Route,
  },
  {
    key: "invoices",
    icon: "invoice",
    permission: "transaction:view",
    href: (merchant) => `/m/${merchant}/invoices` as Route,
  },
  {
    key: "reports",
    icon: "chart",
    permission: "report:download",
    href: (merchant) => `/m/${merchant}/reports` as Route,
  },
  {
    key: "settlements",
    icon: "coins",
    permission: "report:download",
    href: (merchant) => `/m/${merchant}/settlements` as Route,
  },
  {
    key: "salesUnits",
    icon: "store",
    permission: "unit:view",
    href: (merchant) => `/m/${merchant}/sales-units` as Route,
  },
  {
    key: "orders",
    icon: "cart",
    permission: "unit:order",
    href: (merchant) => `/m/${merchant}/orders` as Route,
  },
  {
    key: "users",
    icon: "users",
    permission: "member:manage",
    href: (merchant) => `/m/${merchant}/members` as Route,
  },
  {
    key: "company",
    icon: "building",
    permission: "unit:view",
    href: (merchant) => `/m/${merchant}/company` as Route,
  },
  {
    key: "developers",
    icon: "code",
    permission: "developer:manage",
    href: (merchant) => `/m/${merchant}/developers` as Route,
  },
  {
    key: "audit",
    icon: "history",
    permission: "audit:view",
    href: (merchant) => `/m/${merchant}/audit` as Route,
  },
];

/** A section as the menus show it. Its name is the text of its key. */
export type Section = Pick<NavItem, "key" | "icon"> & { readonly href: Route };

/** The sections that this person may open. What is hidden is also refused when its address is typed. */
export function sectionsFor(merchant: string, grants: readonly Grant[]): Section[] {
  const open = NAV_ITEMS.filter(({ permission }) => holds(grants, permission));
  return open.map(({ key, icon, href }) => ({ key, icon, href: href(merchant) }));
}
