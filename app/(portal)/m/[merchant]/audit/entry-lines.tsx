import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { AuditLine } from "@/lib/domain/audit-details";

/** What changed from what to what, and what else was noted. */
export function EntryLines({ lines }: { lines: readonly AuditLine[] }): JSX.Element | null {
  const t = useTranslations("audit");
  const field = useFieldName();
  const worded = useValueWords();
  if (lines.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5 text-muted">
      {lines.map((line) => (
        <li key={`${line.kind} ${line.field}`} className="break-words">
          {line.field ? `${field(line.field)}: ` : null}
          {line.kind === "money" ? <Money value={line.value} /> : null}
          {line.kind === "value" ? worded(line.field, line.value) : null}
          {line.kind === "change" ? (
            <>
              <del className="decoration-danger/60">{worded(line.field, line.before) || t("nothing")}</del>
              <span aria-hidden="true"> → </span>
              <span className="sr-only"> {t("becomes")} </span>
              <ins className="text-foreground no-underline">
                {worded(line.field, line.after) || t("nothing")}
              </ins>
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
  const names = t as unknown as Words;
  return (field) => (/^\w+$/.test(field) && names.has(`field.${field}`) ? names(`field.${field}`) : field);
}

/** Fields that hold codes. What stands in others a person wrote, and it stays as it was written. */
const CODED: ReadonlySet<string> = new Set(["", "access", "method", "reason"]);

function useValueWords(): (field: string, text: string) => string {
  const audit = useTranslations("audit");
  const permissions = useTranslations("permissions");
  // safe: has() is asked before a word is read, so no key is trusted
  const [own, rights] = [audit, permissions] as unknown as Words[];
  const word = (code: string): string => {
    const known: [Words | undefined, string][] = [
      [own, `value.${code}`],
      [rights, `role.${code}`],
      [rights, `extra.${code}`],
      [rights, `permission.${code.replace(/[:-]/g, "_")}`],
    ];
    const [words, key = ""] = known.find(([some, name]) => some?.has(name)) ?? [];
    return words ? words(key) : code;
  };
  return (field, text) => (CODED.has(field) ? text.replace(/[a-z][a-z_:-]*[a-z]/g, word) : text);
}

type Words = { (key: string): string; has(key: string): boolean };
