import type { FormState } from "@/lib/web/form-state";

/**
 * Changes with every answer. React empties a form after each, and a choice goes back to what stood there when it was first drawn: drawn
 * anew under this key, it begins with what was chosen.
 */
export function answerOf(state: FormState): string {
  return "answer" in state ? state.answer : "";
}
