import { z } from "zod";
import { callerTimeZone } from "@/lib/access/caller";
import { now } from "@/lib/clock";
import { ROLES } from "@/lib/domain/permission";
import { ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { type ListRow, moment, text } from "@/lib/exports/list-source";
import { localMoments } from "@/lib/exports/local-moment";
import { EXPORT_PAGE, readPages } from "@/lib/exports/read-pages";
import type { ExportTexts } from "@/lib/i18n/export-texts";
import { grantsOf, type HeldGrant } from "./grant-repository";
import { restingSince } from "./list-members";
import { membersOf, unitNames } from "./list-repository";

const exportFilter = z.strictObject({
  q: z.string().trim().max(100),
  role: z.union([z.enum(ROLES), z.uuid()]).nullable(),
  unit: z.string().max(10).nullable(),
  state: z.enum(["active", "invited", "former", "resting"]).nullable(),
});

/** The company's people of a list, by name, each with what they may do where. */
export const exportMembers = defineListExport({
  list: "members",
  permission: "member:manage",
  filter: exportFilter,
  async open(scope, asked, { texts }) {
    const filter = { ...asked, restingSince: restingSince(now()) };
    const units = new Map((await scope.read((tx) => unitNames(tx))).map(({ msn, name }) => [msn, name]));
    let offset = 0;
    const members = readPages(
      () =>
        scope.read(async (tx) => {
          const rows = await membersOf(tx, filter, { offset, most: EXPORT_PAGE });
          offset += rows.length;
          const held = await grantsOf(
            tx,
            rows.map(({ id }) => id),
          );
          return rows.map((row) => ({ ...row, grants: held.get(row.id) ?? [] }));
        }),
      () => true,
      EXPORT_PAGE,
    );
    const timeZone = callerTimeZone(scope.caller);
    const local = localMoments(timeZone);
    const { states } = texts.words.members;
    async function* content(): AsyncGenerator<ListRow> {
      for await (const { name, email, grants, state, lastSignInAt } of members)
        yield [name, email, accessOf(grants, units, texts), states[state], local(lastSignInAt)];
    }
    const columns = [
      text("name", 28),
      text("email", 28),
      text("access", 48),
      text("status", 14),
      moment("lastSignIn"),
    ];
    return ok({ columns, timeZone, content: content() });
  },
  noted: ({ q, role, unit, state }) => ({
    ...(role && { role }),
    ...(unit && { unit }),
    ...(state && { state }),
    searched: q !== "",
  }),
});

/** "Assistant + Transaction Management: Shop, Kiosk; Accountant: all sales units". */
function accessOf(
  grants: readonly HeldGrant[],
  units: ReadonlyMap<string, string>,
  { words }: ExportTexts,
): string {
  const { role: roles, extra: extras } = words.permissions;
  const where = new Map<string, string[]>();
  for (const { role, own, extras: more, unit } of grants) {
    const what = [own?.name ?? roles[role], ...more.map((one) => extras[one])].join(" + ");
    const place = unit === "all" ? words.members.allUnits : (units.get(unit) ?? unit);
    where.set(what, [...(where.get(what) ?? []), place]);
  }
  return [...where].map(([what, places]) => `${what}: ${places.join(", ")}`).join("; ");
}
