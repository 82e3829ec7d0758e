import type { Readable } from "node:stream";
import { z } from "zod";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { CSV_STYLES } from "@/lib/domain/csv";
import { fail, ok, type Result } from "@/lib/domain/result";
import { auditFilter } from "./audit-filter";
import { callerTimeZone } from "./caller-time-zone";
import { auditQuery } from "./export-repository";

/** Columns of the file, in their order. */
export const AUDIT_COLUMNS = [
  "number",
  "date",
  "person",
  "personId",
  "action",
  "code",
  "result",
  "subject",
  "msn",
  "before",
  "after",
  "details",
  "request",
  "address",
  "hash",
] as const;

const PER_PERSON = { name: "audit-export", most: 10, windowMs: 3_600_000 };

const words = z.record(z.string(), z.string().max(200));

const exportInput = auditFilter.omit({ after: true }).extend({
  style: z.enum(["nordic", "plain"]),
  words: z.strictObject({ action: words, result: words, actor: words, field: words }),
});

/**
 * Everything that a filter shows, as CSV lines without a heading. Input: a filter, the style of the file, words of the reader's
 * language. That someone took it stands in the log before the first line leaves.
 */
export const exportAudit = defineUseCase({
  permission: "audit:view",
  input: exportInput,
  async run(
    scope,
    { style, words: named, ...filter },
  ): Promise<Result<{ lines: Readable; timeZone: string }, { code: "too_many_requests" }>> {
    if (!(await countAttempt(PER_PERSON, scope.caller.id))) return fail({ code: "too_many_requests" });
    const { subject, ...rest } = filter;
    const known = Object.entries(rest).filter(([, value]) => value !== undefined);
    const details = { ...Object.fromEntries(known), ...(subject && { about: subject }) };
    await scope.write(async () => ({
      value: undefined,
      audit: { action: "audit.exported", subject: "audit", details },
    }));
    const timeZone = callerTimeZone(scope.caller);
    const format = { separator: CSV_STYLES[style].separator, inIndexOrder: !subject, timeZone };
    const lines = await scope.stream(auditQuery(filter, timeZone, named), format);
    return lines ? ok({ lines, timeZone }) : fail({ code: "too_many_requests" });
  },
});
