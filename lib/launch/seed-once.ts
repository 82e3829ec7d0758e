import type { Configuration } from "@/lib/configuration";
import { startChild } from "./children";
import { untilAnswers } from "./ports";
import type { DatabaseUrls } from "./prepare-database";
import { markSeeded } from "./seed-mark";

type Step = <T>(text: string, work: () => Promise<T>) => Promise<T>;

/** Fills in the demonstration companies at the first start, the sandbox being up. A seed that was broken off begins again and finds what it made. */
export async function seedOnce(configuration: Configuration, urls: DatabaseUrls, step: Step): Promise<void> {
  console.log("First start: making the demonstration companies and 5 000 payments …");
  await step("Sandbox ready", () => untilAnswers(`${configuration.PAYMENTS_BASE_URL}/_control/clock`));
  await step("Demonstration data ready", () => runSeed(configuration, urls));
  await markSeeded(urls.owner);
}

function runSeed(
  { PAYMENTS_BASE_URL, PORTAL_PUBLIC_URL, SECRETS_KEY }: Configuration,
  { app }: DatabaseUrls,
): Promise<void> {
  const env = { PAYMENTS_BASE_URL, PORTAL_PUBLIC_URL, SECRETS_KEY, DATABASE_URL: app };
  return new Promise((resolve, reject) => {
    const onDeath = (_: string, code: number | null) =>
      code === 0
        ? resolve()
        : reject(new Error("The demonstration data could not be made; the reason stands above."));
    startChild({ name: "seed", entry: "db/seed.ts", env, onDeath });
  });
}
