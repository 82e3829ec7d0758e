import { DEMO_COMPANIES } from "./companies";
import { type DemoPayment, demoPayment } from "./payments";
import { chanceFrom } from "./random";
import type { SandboxPerson } from "./sandbox-lists";

/** How the 5 000 spread over the sales units. */
const SHARES: Record<string, number> = {
  "654321": 1_300,
  "654322": 1_000,
  "654323": 600,
  "754321": 100,
  "764321": 700,
  "764322": 400,
  "774321": 550,
  "774322": 350,
};

/** The demonstration payments, the same for the same seed and `now`. */
export function demoPayments(people: SandboxPerson[], now: number, seed = 20_261_121): DemoPayment[] {
  const chance = chanceFrom(seed);
  const phones = people.map((person) => person.phone);
  return DEMO_COMPANIES.flatMap((company) =>
    company.units.flatMap((unit) =>
      Array.from({ length: SHARES[unit.msn] ?? 0 }, (_, n) =>
        demoPayment(chance, { company, unit, phones }, n + 1, now),
      ),
    ),
  );
}

/** Has the sandbox live through them, without telling anyone. References that it knows already it leaves alone. */
export async function orderPayments(sandbox: string, payments: readonly DemoPayment[]): Promise<void> {
  for (let from = 0; from < payments.length; from += 1_000) {
    const body = JSON.stringify({ webhooks: false, payments: payments.slice(from, from + 1_000) });
    const answer = await fetch(`${sandbox}/_control/bulk`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    if (!answer.ok) throw new Error(`the sandbox refused the demonstration payments: ${await answer.text()}`);
  }
}
