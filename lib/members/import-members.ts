import { z } from "zod";
import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { readCsv } from "@/lib/domain/csv-reader";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type InviteFailure, inviteOne } from "./invite-one";
import { type RowFailure, readImportRow } from "./read-import-row";
import { ownRolesOf } from "./role-repository";

/** As many as one request can serve; a longer list comes in parts. */
export const MOST_ROWS = 100;

const IMPORTS: Limit = { name: "members:import", most: 10, windowMs: 60 * 60_000 };

/** What became of one line of the file. `name` is the person's, or what stands in the line where nobody was found. */
export type ImportedRow = {
  readonly line: number;
  readonly name: string;
  readonly failure: InviteFailure["code"] | RowFailure["code"] | null;
};

export type ImportFailure =
  | { code: "too_many_requests" }
  | { code: "file_empty" }
  | { code: "file_too_long" };

/**
 * Invites everyone of a CSV file: columns country, number, name, email, role, extras, units, from, until, in any order, named in
 * the first line. Each line is an invitation of its own: a wrong one stops none of the others. The same file again adds nobody.
 */
export const importMembers = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ text: z.string().max(60_000) }),
  async run(scope, { text }): Promise<Result<{ rows: ImportedRow[] }, ImportFailure>> {
    const [head, ...lines] = readCsv(text);
    if (!head || lines.length === 0) return fail({ code: "file_empty" });
    if (lines.length > MOST_ROWS) return fail({ code: "file_too_long" });
    if (!(await countAttempt(IMPORTS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const roles = await scope.read(ownRolesOf);
    const columns = head.fields.map((name) => name.toLowerCase());
    const rows: ImportedRow[] = [];
    for (const { line, fields } of lines) {
      const cells = new Map(columns.map((name, at) => [name, fields[at] ?? ""]));
      const wish = readImportRow(cells, roles);
      const name = cells.get("name") ?? "";
      const invited = wish.ok ? await inviteOne(scope, wish.value) : wish;
      if (invited.ok) rows.push({ line, name: invited.value.name, failure: null });
      else rows.push({ line, name: nameIn(invited.error) ?? name, failure: invited.error.code });
    }
    return ok({ rows });
  },
});

const nameIn = (failure: InviteFailure | RowFailure) => ("name" in failure ? failure.name : undefined);
