import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { AuditLine } from "@/lib/domain/audit-details";

/** As many lines as an entry shows by itself. */
const SHOWN = 3;

/** What changed from what to what, and what else was noted; of many lines the later ones wait to be unfolded. */
export function EntryLines({ lines }: { lines: readonly AuditLine[] }): JSX.Element | null {
  const t = useTranslations("audit");
  if (lines.length === 0) return null;
  // One line more takes no more room than the words that would unfold it.
  const shown = lines.length > SHOWN + 1 ? lines.slice(0, SHOWN) : lines;
  const folded = lines.slice(shown.length);
  return (
    <div className="mt-1 text-muted">
      <Lines lines={shown} />
      {folded.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-xs">{t("moreLines", { count: folded.length })}</summary>
          <Lines lines={folded} />
        </details>
      ) : null}
    </div>
  );
}

function Lines({ lines }: { lines: readonly AuditLine[] }): JSX.Element {
  const t = useTranslations("audit");
  const field = useFieldName();
  const worded = useValueWords();
  return (
    <ul className="grid gap-0.5">
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
const CODED: ReadonlySet<string> = new Set([
  "",
  "access",
  "kind",
  "method",
  "operation",
  "reason",
  "role",
  "state",
]);

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
  return (field, text) => (CODED.has(field) ? text.replace(/[a-z][a-z_:-]*[a-z]/gi, word) : text);
}

type Words = { (key: string): string; has(key: string): boolean };
