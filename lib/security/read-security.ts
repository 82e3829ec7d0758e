import "server-only";
import { type FactorsOfPerson, factorsOf } from "@/lib/access/list-factors";
import type { Person } from "@/lib/access/person";
import { env } from "@/lib/env";
import { relyingParty } from "./relying-party";

export type Security = FactorsOfPerson & {
  /** Where the sandbox shows the codes of its people; undefined where the portal is no demonstration. */
  readonly demoCodes: string | undefined;
  readonly passkeysPossible: boolean;
};

/** How a person secures their sign-in, and whether this is the demonstration. */
export async function readSecurity(person: Person): Promise<Security> {
  return {
    ...(await factorsOf(person.id)),
    demoCodes: env.onSandbox ? `${env.PAYMENTS_BASE_URL}/authenticator` : undefined,
    passkeysPossible: relyingParty() !== undefined,
  };
}
