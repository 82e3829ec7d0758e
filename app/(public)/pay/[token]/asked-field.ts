import type { LinkField } from "@/lib/domain/payment-link";
import { flag, type Html, html } from "@/lib/web/html";
import { type FieldGround, isFirstProblem, problemOf, textInput } from "./form-field";

/** A question of the merchant's own. */
export function askedField(ground: FieldGround, { id, kind, label, required, options }: LinkField): Html {
  const { t, typed } = ground;
  const name = `field.${id}`;
  if (kind === "quantity")
    return textInput(ground, { name, label, inputMode: "numeric", otherwise: "1", required: true });
  const shown = required ? label : t("optional", { label });
  if (kind === "text") return textInput(ground, { name, label: shown, required });
  const wrong = problemOf(ground, name);
  const focus = flag("autofocus", isFirstProblem(ground, name));
  return html`<div class="field"><label for="${name}">${shown}</label>
<select id="${name}" name="${name}"${flag("required", required)}${focus}${wrong.attributes}>
<option value="">${t("choose")}</option>
${options.map((option) => html`<option value="${option}"${flag("selected", typed[name] === option)}>${option}</option>`)}
</select>${wrong.note}</div>`;
}
