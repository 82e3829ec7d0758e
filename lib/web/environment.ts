import "server-only";
import { cookies } from "next/headers";
import { type Environment, isEnvironment } from "@/lib/domain/environment";
import { ENVIRONMENT_COOKIE } from "@/lib/domain/preferences";

/** What this browser was switched to; production unless someone asked for test. */
export async function chosenEnvironment(): Promise<Environment> {
  const chosen = (await cookies()).get(ENVIRONMENT_COOKIE)?.value;
  return isEnvironment(chosen) ? chosen : "production";
}
