import { AsyncLocalStorage } from "node:async_hooks";
import { armCrashpoints } from "@/lib/crashpoint";
import type { Place } from "./cells";

/**
 * A process that may die, played within this one: whoever calls out of it is known by its asynchronous context. Once dead, it gets
 * past no point any more, so nothing that it was about to commit is committed: what a database does with a broken connection.
 */
export type Mortal = {
  diesAt: Place | undefined;
  dead: boolean;
  /** Called as it gets to its first point. */
  begun?: () => void;
};

class Died extends Error {}

const present = new AsyncLocalStorage<Mortal>();

/** Runs in a process; "dead" where that died meanwhile. What the code makes of the death is of no interest any more. */
export async function within<T>(process: Mortal, work: () => Promise<T>): Promise<T | "dead"> {
  try {
    const value = await present.run(process, work);
    return process.dead ? "dead" : value;
  } catch (error) {
    if (process.dead) return "dead";
    throw error;
  }
}

/** Reaching this place ends the process where it is the one, and any that is dead already. */
export function reach(place: Place): void {
  const process = present.getStore();
  if (!process) return;
  process.begun?.();
  if (process.diesAt === place) process.dead = true;
  if (process.dead) throw new Died(`the process died: ${place}`);
}

export function armMortals(): void {
  armCrashpoints((point) => reach(point));
}
