import { z } from "zod";
import { env } from "@/lib/env";
import { send } from "./client";

const testUser = z.object({
  id: z.string().min(1),
  name: z.string(),
  country: z.enum(["NO", "DK", "FI", "SE"]),
  phone: z.string().regex(/^\d{9,15}$/),
  nin: z.string().min(10),
  birthDate: z.iso.date(),
  registeredAt: z.iso.datetime(),
});

/** An invented person of the platform's test environment. `phone` is an MSISDN without plus. */
export type TestUser = z.output<typeof testUser>;

/** `no_interface`: a real platform gives test users in its own portal only. */
export type NoTestUsers = "no_interface" | "unavailable";

const listed = z.object({ testUsers: z.array(testUser) });

/** Test users of a company, by its short name here, the oldest first. */
export async function readTestUsers(company: string): Promise<readonly TestUser[] | NoTestUsers> {
  if (!env.onSandbox) return "no_interface";
  const reply = await send({ method: "GET", path: pathOf(company), headers: {} });
  const read = reply.kind === "reply" && reply.status === 200 ? listed.safeParse(reply.json) : undefined;
  return read?.success ? read.data.testUsers : "unavailable";
}

export type TestUserOrder = Pick<TestUser, "name" | "country"> & {
  readonly birthDate?: string;
  /** The same key again gives the same person. */
  readonly key: string;
};

const refusal = z.object({ code: z.enum(["limit", "no_number"]) });

export async function orderTestUser(
  company: string,
  order: TestUserOrder,
): Promise<TestUser | NoTestUsers | "limit" | "no_number"> {
  if (!env.onSandbox) return "no_interface";
  const reply = await send({
    method: "POST",
    path: pathOf(company),
    headers: { "content-type": "application/json" },
    body: JSON.stringify(order),
  });
  if (reply.kind !== "reply") return "unavailable";
  const refused = refusal.safeParse(reply.json);
  if (reply.status === 409 && refused.success) return refused.data.code;
  const made = testUser.safeParse(reply.json);
  return reply.status < 300 && made.success ? made.data : "unavailable";
}

function pathOf(company: string): string {
  return `/_control/companies/${encodeURIComponent(company)}/test-users`;
}
