import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { AuditLine } from "@/lib/domain/audit-details";

/** What changed from what to what, and what else was noted. */
export function EntryLines({ lines }: { lines: readonly AuditLine[] }): JSX.Element | null {
  const t = useTranslations("audit");
  const field = useFieldName();
  if (lines.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5 text-muted">
      {lines.map((line) => (
        <li key={`${line.kind} ${line.field}`} className="break-words">
          {line.field ? `${field(line.field)}: ` : null}
          {line.kind === "money" ? <Money value={line.value} /> : null}
          {line.kind === "value" ? line.value : null}
          {line.kind === "change" ? (
            <>
              <del className="decoration-danger/60">{line.before || t("nothing")}</del>
              <span aria-hidden="true"> → </span>
              <span className="sr-only"> {t("becomes")} </span>
              <ins className="text-foreground no-underline">{line.after || t("nothing")}</ins>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function useFieldName(): (field: string) => string {
  const t = useTranslations("audit");
  // safe: has() is asked before the name is read, so no key is trusted
  const names = t as unknown as { (key: string): string; has(key: string): boolean };
  return (field) => (/^\w+$/.test(field) && names.has(`field.${field}`) ? names(`field.${field}`) : field);
}
