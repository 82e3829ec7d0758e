import "server-only";
import { z } from "zod";
import type { Adding } from "@/lib/access/factor-steps";
import { factorsOf } from "@/lib/access/list-factors";
import { defineOwingCase, defineOwnCase } from "@/lib/access/own-case";
import type { Person } from "@/lib/access/person";
import { addApp } from "@/lib/access/second-factors";
import { stepOfCode } from "@/lib/access/totp";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { openOffer } from "./sealed-offer";

type Failing = { code: "factor_offer_lapsed" | "wrong_factor_code" | "factor_already_there" };
/** The recovery codes, to be shown this once. */
export type Confirmed = { codes: readonly string[]; stay?: true; to?: string };

/** Stays to show the recovery codes, where there are new ones. */
export function confirmed(codes: readonly string[]): Confirmed {
  return codes.length > 0 ? { codes, stay: true } : { codes, to: "/profile/security" };
}
type Typed = { sealed: string; code: string };

const input = z.strictObject({ sealed: z.string().max(500), code: z.string().max(40) });

/** A code proves that the app has the secret. From then on it is asked for, and the recovery codes are told once. */
async function confirm(
  person: Person,
  { sealed, code }: Typed,
  adding: Adding,
): Promise<Result<Confirmed, Failing>> {
  const secret = openOffer(person, sealed);
  const { hasPassword } = await factorsOf(person.id);
  if (!secret || !hasPassword) return fail({ code: "factor_offer_lapsed" });
  const step = stepOfCode(secret, code.normalize("NFKC").replace(/\s/g, ""), now());
  if (step === undefined) return fail({ code: "wrong_factor_code" });
  const codes = await addApp(person, { secret, step, adding });
  return codes ? ok(confirmed(codes)) : fail({ code: "factor_already_there" });
}

/** From the profile. That the sign-in was fresh was asked when the secret was offered. */
export const confirmApp = defineOwnCase({
  input,
  run: (person, typed) => confirm(person, typed, "another"),
});

/** On the way in, for someone who may not go on without a second factor. */
export const confirmOwedApp = defineOwingCase({
  input,
  run: (person, typed) => confirm(person, typed, "first"),
});
