import { pool } from "@/db/client";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { DEMO_COMPANIES } from "./demo/companies";
import { seedGettingPaid } from "./demo/getting-paid/seed-getting-paid";
import { importPayments } from "./demo/import-payments";
import { demoPayments, orderPayments } from "./demo/order-payments";
import { listPeople, listUnits } from "./demo/sandbox-lists";
import { seedCompanies } from "./demo/seed-companies";

/**
 * Three companies, ten people and 5 000 payments of the last 90 days, all of which the sandbox has lived through, beside links, requests,
 * codes and invoices.
 */
async function seed(): Promise<void> {
  if (!env.onSandbox) throw new Error("There is demonstration data on the sandbox only.");
  const sandbox = env.PAYMENTS_BASE_URL;
  const [people, units] = await Promise.all([listPeople(sandbox), listUnits(sandbox)]);
  const merchantIds = await seedCompanies(people, units);
  await seedGettingPaid(sandbox, people);
  // A seed that was broken off begins again with the same payments, as long as it is the same day.
  const today = Math.floor(now().getTime() / 86_400_000) * 86_400_000;
  const payments = demoPayments(people, Math.min(today + 43_200_000, now().getTime()));
  await orderPayments(sandbox, payments);
  const companyOf = new Map(
    DEMO_COMPANIES.flatMap(({ slug, units: own }) => own.map(({ msn }) => [msn, slug] as const)),
  );
  const places = payments.flatMap(({ msn, reference }) => {
    const merchantId = merchantIds.get(companyOf.get(msn) ?? "");
    return merchantId ? [{ merchantId, msn, reference }] : [];
  });
  await importPayments(places);
}

/** What went wrong and not the query, which is pages long, with everybody's names in it. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

seed()
  .then(() => pool().end())
  .then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(sentenceOf(error));
      process.exit(1);
    },
  );
