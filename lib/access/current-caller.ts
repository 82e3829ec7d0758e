import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { PersonCaller } from "./caller";
import { findPersonCaller } from "./directory";
import type { Person } from "./person";
import { currentPerson } from "./session";

/** Who asks, seen from one company: nobody, someone signed in who is a stranger here, or a member. */
export type Asking =
  | { readonly kind: "nobody" }
  | { readonly kind: "stranger"; readonly person: Person }
  | { readonly kind: "member"; readonly person: Person; readonly caller: PersonCaller };

/** The slug in the URL is a claim, checked against membership on each request; within one request only once. */
export const callerFor = cache(async (slug: string): Promise<Asking> => {
  const person = await currentPerson();
  if (!person) return { kind: "nobody" };
  const caller = await findPersonCaller(person.id, slug);
  if (!caller) return { kind: "stranger", person };
  const requestId = (await headers()).get("x-request-id");
  return { kind: "member", person, caller: requestId ? { ...caller, requestId } : caller };
});
