import type { PersonCaller, SystemCaller } from "@/lib/access/caller";
import { callerAt, companiesOf } from "@/lib/access/companies";
import { findByNin } from "@/lib/access/people";
import { now } from "@/lib/clock";
import type { SystemPermission } from "@/lib/domain/permission";
import type { Result } from "@/lib/domain/result";
import { deriveKey } from "@/lib/invoices/derive-key";
import type { DemoCompany } from "../companies";
import type { SandboxPerson } from "../sandbox-lists";

/** A company whose past is being made, with the administrator who did all of it. */
export type DemoShop = {
  readonly sandbox: string;
  readonly merchantId: string;
  readonly slug: string;
  readonly administrator: PersonCaller;
  /** The same words always give the same id, so that a seed that was broken off makes nothing twice. */
  readonly idOf: (...words: readonly string[]) => string;
  /** The portal itself, or a customer on a public page. */
  readonly portal: (permission: SystemPermission, kind?: "job" | "visitor") => SystemCaller;
};

export async function demoShop(
  sandbox: string,
  { slug, grants }: DemoCompany,
  people: readonly SandboxPerson[],
): Promise<DemoShop> {
  const first = grants.find(({ role }) => role === "administrator")?.person;
  const person = people.find(({ id }) => id === first);
  const id = person && (await findByNin(person.country, person.nin));
  const known = id && { id, name: person.name, provedAt: now().getTime() };
  const administrator = known && callerAt(known, await companiesOf(id), slug);
  if (!administrator) throw new Error(`nobody administers ${slug}`);
  const { merchantId } = administrator;
  return {
    ...{ sandbox, merchantId, slug, administrator },
    idOf: (...words) => deriveKey("getting paid", slug, ...words),
    portal: (permission, kind = "job") => ({
      ...{ kind, id: "seed", merchantId, permissions: [permission], units: "all" },
    }),
  };
}

/** The value, or the end of the seed. `passed` are the codes of what an earlier seed did already. */
export function must<T>(
  what: string,
  result: Result<T, { code: string }>,
  ...passed: readonly string[]
): T | undefined {
  if (result.ok) return result.value;
  if (passed.includes(result.error.code)) return undefined;
  throw new Error(`${what} could not be made: ${JSON.stringify(result.error)}`);
}
