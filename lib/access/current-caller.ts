import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { PersonCaller } from "./caller";
import { type CompanyOfPerson, callerAt } from "./companies";
import type { Person } from "./person";
import { clientAddress } from "./request-origin";
import { currentSession } from "./session";

/** Who asks, seen from one company: nobody, someone signed in who is a stranger here, or a member. */
export type Asking =
  | { readonly kind: "nobody" }
  | { readonly kind: "stranger"; readonly person: Person }
  | {
      readonly kind: "member";
      readonly person: Person;
      readonly caller: PersonCaller;
      /** All companies of the person, this one among them. */
      readonly companies: readonly CompanyOfPerson[];
    };

/** The slug in the URL is a claim, checked against membership on each request; within one request only once. */
export const callerFor = cache(async (slug: string): Promise<Asking> => {
  const session = await currentSession();
  if (!session) return { kind: "nobody" };
  const { person, companies } = session;
  const caller = callerAt(person, companies, slug);
  if (!caller) return { kind: "stranger", person };
  const requestId = (await headers()).get("x-request-id");
  const ip = await clientAddress();
  const from = { ...(requestId && { requestId }), ...(ip && { ip }) };
  return { kind: "member", person, companies, caller: { ...caller, ...from } };
});
