import { z } from "zod";
import { env } from "@/lib/env";
import { send } from "./client";

/** A person as the register of the e-ID knows them; `nin` is needed once, to hash it, and kept nowhere. */
export type RegisteredPerson = { name: string; nin: string; phone: string };

export type RegistryAnswer =
  | { kind: "found"; person: RegisteredPerson }
  | { kind: "unknown" }
  /** The real e-IDs have no such call; and a register that does not answer is as good as none. */
  | { kind: "no_register" };

const found = z.object({ name: z.string().min(1), nin: z.string(), phone: z.string() });

/** Asks who has this number. Only the sandbox keeps such a register, of its invented people. */
export async function askRegister(
  question: { country: string; nin: string } | { country: string; phone: string },
): Promise<RegistryAnswer> {
  if (!env.onSandbox) return { kind: "no_register" };
  const reply = await send({
    method: "POST",
    path: "/people/lookup",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
  });
  if (reply.kind !== "reply") return { kind: "no_register" };
  if (reply.status === 404) return { kind: "unknown" };
  const person = found.safeParse(reply.json);
  return reply.status === 200 && person.success
    ? { kind: "found", person: person.data }
    : { kind: "no_register" };
}
