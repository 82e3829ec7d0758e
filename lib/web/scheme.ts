import "server-only";
import { cookies } from "next/headers";
import { currentPerson } from "@/lib/access/session";
import { isScheme, SCHEME_COOKIE, type Scheme } from "@/lib/domain/preferences";

/** Light or dark, known before the first paint: what was chosen in this browser, else what the person chose elsewhere. */
export async function chosenScheme(): Promise<Scheme> {
  const chosen = (await cookies()).get(SCHEME_COOKIE)?.value;
  if (isScheme(chosen)) return chosen;
  return (await currentPerson())?.theme ?? "system";
}
