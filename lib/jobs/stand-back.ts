import { setPriority } from "node:os";
import { log } from "@/lib/log";

/** Of two that want the same core, the portal gets three quarters: someone waits for it. More would keep lost answers waiting too long. */
const NICE = 5;

/** Lets this process stand back where cores are short. A system that doesn't know of such a thing is no reason not to work. */
export function standBack(): void {
  try {
    setPriority(NICE);
  } catch (error) {
    log.warn({ err: error }, "the worker works with the same priority as the portal");
  }
}
