import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import type { AuditSubject } from "@/lib/audit/list-audit";
import { PERMISSIONS, type Permission } from "@/lib/domain/permission";
import { permissionKey } from "@/lib/domain/permission-key";
import { auditHref } from "./address";

type EntrySubjectProps = { merchant: string; subject: AuditSubject };

/** What an entry is about, as a link to it where it has a page, and the way to everything else about it. */
export function EntrySubject({ merchant, subject }: EntrySubjectProps): JSX.Element {
  const t = useTranslations("audit.subject");
  const page = pageOf(merchant, subject);
  const text = useSubjectText(subject);
  const code = subject.id ? `${subject.kind}:${subject.id}` : subject.kind;
  return (
    <p className="min-w-0 break-words">
      {page ? (
        <a className="link" href={page}>
          {text}
        </a>
      ) : (
        text
      )}
      <a
        className="link ml-2 text-xs text-muted"
        href={auditHref(merchant, { subject: code })}
        title={t("only")}
      >
        <Icon name="search" className="inline size-3.5" />
        <span className="sr-only">
          {t("only")}: {text}
        </span>
      </a>
    </p>
  );
}

const NAMED = [
  "payment",
  "unit",
  "user",
  "group",
  "role",
  "merchant",
  "permission",
  "transactions",
  "settlements",
  "audit",
  "partner",
  "order",
  "invoice",
  "invoice-list",
  "request",
  "webhook",
  "link",
  "break",
  "bank",
  "bank-file",
] as const;

function useSubjectText({ kind, id, name }: AuditSubject): string {
  const t = useTranslations("audit");
  const tPermission = useTranslations("permissions.permission");
  const known = NAMED.find((one) => one === kind);
  if (!known) return id ? `${kind} ${id}` : kind;
  if (known === "user") return name ?? t("unknownPerson");
  if (known === "permission") {
    const permission = PERMISSIONS.find((one): one is Permission => one === id);
    return t("subject.permission", { name: permission ? tPermission(permissionKey(permission)) : id });
  }
  if (known === "order") return t("subject.order", { name: name ?? "" });
  return t(`subject.${known}`, { name: name ?? id });
}

function pageOf(merchant: string, { kind, id, name }: AuditSubject): Route | undefined {
  if (kind === "request") return `/m/${merchant}/requests/${id}` as Route;
  // What has no name any more has no page either.
  if (name === undefined) return undefined;
  if (kind === "unit") return `/m/${merchant}/sales-units/${id}` as Route;
  if (kind === "user") return `/m/${merchant}/members/${id}` as Route;
  if (kind === "group") return `/m/${merchant}/members/groups/${id}` as Route;
  if (kind === "role") return `/m/${merchant}/members/roles` as Route;
  if (kind === "order") return `/m/${merchant}/orders/${id}` as Route;
  if (kind === "invoice") return `/m/${merchant}/invoices/${id}` as Route;
  if (kind === "invoice-list") return `/m/${merchant}/invoices?list=${id}` as Route;
  return kind === "payment" ? (`/m/${merchant}/transactions/${id}` as Route) : undefined;
}
