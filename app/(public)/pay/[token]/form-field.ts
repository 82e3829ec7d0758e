import type { OrderProblems, TypedOrder } from "@/lib/domain/link-order";
import type { Locale } from "@/lib/domain/locale";
import type { PayTexts } from "@/lib/i18n/pay-texts";
import { flag, type Html, html } from "@/lib/web/html";

/** What every field of the form needs to know. */
export type FieldGround = {
  readonly t: PayTexts;
  readonly locale: Locale;
  readonly typed: TypedOrder;
  readonly problems: OrderProblems;
};

/** What is wrong with a field: the attributes that say so to a screen reader, and the sentence below it. */
export function problemOf({ t, problems }: FieldGround, name: string): { attributes: Html; note: Html } {
  const problem = problems[name];
  if (!problem) return { attributes: html``, note: html`` };
  return {
    attributes: html` aria-invalid="true" aria-describedby="${name}-problem"`,
    note: html`<p class="bad" id="${name}-problem">${t(`problem.${problem}`)}</p>`,
  };
}

/** The cursor stands in the first field that is wrong. */
export function isFirstProblem({ problems }: FieldGround, name: string): boolean {
  return Object.keys(problems)[0] === name;
}

type TextInput = {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "tel";
  readonly inputMode?: "text" | "decimal" | "numeric";
  readonly autoComplete?: string;
  readonly required?: boolean;
  readonly hint?: string;
  readonly otherwise?: string;
};

/** A line of text with its label. Whether it is right, the server says: its sentence is in the customer's language. */
export function textInput(ground: FieldGround, input: TextInput): Html {
  const { name, label, type = "text", inputMode = "text", autoComplete = "off", required = false } = input;
  const wrong = problemOf(ground, name);
  const value = ground.typed[name] ?? input.otherwise ?? "";
  const focus = flag("autofocus", isFirstProblem(ground, name));
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" inputmode="${inputMode}" autocomplete="${autoComplete}" maxlength="200" value="${value}"${flag("required", required)}${focus}${wrong.attributes}>
${input.hint ? html`<span class="quiet">${input.hint}</span>` : null}${wrong.note}</div>`;
}
