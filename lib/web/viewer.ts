import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isFresh, isFreshProof } from "@/lib/access/caller";
import type { CompanyOfPerson } from "@/lib/access/companies";
import { type Asking, callerFor } from "@/lib/access/current-caller";
import type { Person } from "@/lib/access/person";
import { currentPerson, hasSessionCookie, owingSession } from "@/lib/access/session";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import type { Environment } from "@/lib/domain/environment";
import { type Currency, isCurrency } from "@/lib/domain/money";
import { type Grant, type Permission, reaches, reachOf } from "@/lib/domain/permission";
import { safeNext } from "@/lib/domain/safe-next";
import { chosenEnvironment } from "./environment";

export type Viewer = {
  readonly person: Person;
  readonly merchant: Omit<CompanyOfPerson, "currency" | "grants"> & { readonly currency: Currency };
  /** All companies of the person, for the switcher. */
  readonly merchants: readonly CompanyOfPerson[];
  readonly grants: readonly Grant[];
  /** What this browser looks at. Lists, figures and exports show this and nothing of the other. */
  readonly environment: Environment;
  /** When the page is read, in milliseconds, and the day that it is then for the merchant. */
  readonly at: number;
  readonly today: string;
  /** Whether the person proved who they are just now, as keys, accounts and rights ask for. */
  readonly fresh: boolean;
  /** Whether to show a button: anywhere, or at this sales unit (MSN). A courtesy; the door decides. */
  readonly can: (permission: Permission, unit?: string) => boolean;
};

/** Who looks at a page of this company. Leaves to sign-in or to the 404 where nobody does who may. */
export const viewerFor = cache(async (slug: string): Promise<Viewer> => {
  const { person, caller, companies: merchants } = await memberOrLeave(slug);
  const found = merchants.find((merchant) => merchant.slug === slug);
  if (!found || !isCurrency(found.currency)) notFound();
  const { grants } = caller;
  const can = (permission: Permission, unit?: string) => {
    const reach = reachOf(grants, permission);
    return unit === undefined ? reach !== "none" : reaches(reach, unit);
  };
  const at = now();
  const today = dayAt(at, found.timeZone);
  return {
    person,
    merchant: { ...found, currency: found.currency },
    merchants,
    grants,
    environment: await chosenEnvironment(),
    at: at.getTime(),
    today,
    fresh: isFresh(caller, at.getTime()),
    can,
  };
});

export async function memberOrLeave(slug: string): Promise<Extract<Asking, { kind: "member" }>> {
  const asking = await callerFor(slug);
  if (asking.kind === "nobody") return leaveToSignIn();
  if (asking.kind === "stranger") notFound();
  return asking;
}

export async function personOrLeave(): Promise<Person> {
  return (await currentPerson()) ?? leaveToSignIn();
}

export type Owing = { person: Person; owed: "proof" | "set_up" | "password" };

/**
 * Who has still to show a second factor, or to set one up; "nobody" where none is owed. Whoever typed the password long ago and
 * was given more to do since types it again first: who finds an open screen must not set up an app of theirs.
 */
export async function owingPerson(): Promise<Owing | "nobody"> {
  const session = await owingSession();
  if (!session || session.owed === "nothing") return "nobody";
  const { person, owed } = session;
  const stale = owed === "set_up" && !isFreshProof(person, now().getTime());
  return { person, owed: stale ? "password" : owed };
}

/** For what shows a secret of the person's own: who signed in long ago proves it again first, and comes back. */
export async function freshPersonOrLeave(): Promise<Person> {
  const person = await personOrLeave();
  return isFreshProof(person, now().getTime()) ? person : proveAgain();
}

/** Comes back to the page that was asked for; says so when the session ended meanwhile. */
async function leaveToSignIn(): Promise<never> {
  const next = safeNext((await headers()).get("x-portal-path"));
  const query = new URLSearchParams(next === "/" ? {} : { next });
  if (await owingSession()) redirect(`/sign-in/factor?${query}`);
  if (await hasSessionCookie()) query.set("error", "signed_out");
  redirect(query.size > 0 ? `/sign-in?${query}` : "/sign-in");
}

/** Leads through a fresh sign-in and back to the page that was asked for. */
export async function proveAgain(): Promise<never> {
  const next = safeNext((await headers()).get("x-portal-path"));
  redirect(`/sign-in/again?next=${encodeURIComponent(next)}`);
}

export async function isSignedIn(): Promise<boolean> {
  return (await currentPerson()) !== undefined;
}
