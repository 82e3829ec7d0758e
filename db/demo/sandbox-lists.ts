import { z } from "zod";

/** What the seed reads from the sandbox's control pages; the sandbox makes up people, keys and phone numbers. */
const peopleList = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      country: z.enum(["NO", "DK", "FI", "SE"]),
      nin: z.string(),
      phone: z.string(),
      email: z.string(),
      authenticatorSecret: z.string(),
      kind: z.enum(["portal", "customer"]),
    }),
  ),
});

const unitList = z.object({
  salesUnits: z.array(
    z.object({
      msn: z.string(),
      keys: z.object({
        clientId: z.string(),
        clientSecret: z.string(),
        subscriptionKey: z.string(),
        subscriptionKeySecondary: z.string(),
      }),
    }),
  ),
});

export type SandboxPerson = z.infer<typeof peopleList>["people"][number];
export type SandboxUnit = z.infer<typeof unitList>["salesUnits"][number];

export async function listPeople(sandbox: string): Promise<SandboxPerson[]> {
  return peopleList.parse(await read(`${sandbox}/_control/people`)).people;
}

export async function listUnits(sandbox: string): Promise<SandboxUnit[]> {
  return unitList.parse(await read(`${sandbox}/_control/sales-units`)).salesUnits;
}

async function read(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${url}`);
  return answer.json();
}
