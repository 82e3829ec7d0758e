import { readFileSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { type Scene, setScene } from "@/e2e/access-scene";
import { cookieOf } from "@/e2e/identities";
import { pidOf } from "@/lib/launch/children";
import { IDENTITIES, type Identity } from "@/lib/testing/access-identities";
import { type Programs, startPrograms, type Wish } from "@/lib/testing/start-programs";

export type RunningPortal = {
  programs: () => Programs;
  /** SQL past all rules: for looking, never for what the portal should do. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** All that the programs wrote so far, by their names. */
  written: () => ReadonlyMap<string, string>;
  /** Memory that a program holds, in bytes (Linux). */
  memoryOf: (program: string) => number;
};

/**
 * Gives a file of proofs the built portal with PostgreSQL, sandbox and worker, without a browser. Nothing that reads the
 * environment or the database may run before the first test. The fixtures of the browser tests (e2e/*.ts without a page) work.
 */
export function useRunningPortal(wish: Omit<Wish, "onText"> = {}): RunningPortal {
  const texts = new Map<string, string>();
  let programs: Programs | undefined;
  let superuser: Client | undefined;
  beforeAll(async () => {
    const onText = (name: string, text: string) => texts.set(name, (texts.get(name) ?? "") + text);
    programs = await startPrograms({ ...wish, onText });
    superuser = new Client({ connectionString: programs.superuserUrl });
    superuser.on("error", () => undefined);
    await superuser.connect();
  });
  afterAll(async () => {
    await (globalThis as typeof globalThis & { portalPool?: { end: () => Promise<void> } }).portalPool?.end();
    await superuser?.end();
    await programs?.stop();
  });
  const present = () => {
    if (!programs) throw new Error("the portal does not run yet");
    return programs;
  };
  return {
    programs: present,
    sql: async (text, values = []) => {
      if (!superuser) throw new Error("the database is not there yet");
      return (await superuser.query(text, values)).rows;
    },
    written: () => texts,
    memoryOf: (program) => {
      const status = readFileSync(`/proc/${pidOf(program)}/status`, "utf8");
      const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
      return Number(kilobytes) * 1024;
    },
  };
}

/** A company with two sales units and someone for each identity, and the header with which each is signed in. */
export async function castOnStage(): Promise<{
  scene: Scene;
  headers: Map<Identity, Record<string, string>>;
}> {
  const scene = await setScene();
  return { scene, headers: await signInAll(scene) };
}

/** Everyone signs in again: for some minutes, what asks for a fresh sign-in lets them in. */
export async function signInAll({ cast }: Scene): Promise<Map<Identity, Record<string, string>>> {
  const headers = new Map<Identity, Record<string, string>>();
  for (const identity of IDENTITIES) {
    const id = identity === "nobody" ? undefined : cast[identity];
    headers.set(identity, await cookieOf(id, identity === "owing" ? "password" : "bankid-no"));
  }
  return headers;
}
