/** Writes into fields of a form by their names, as if somebody had typed it. A line's text that is there already stays. */
export function fillFields(form: HTMLFormElement | null, fields: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form?.elements.namedItem(name);
    const fillable = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (fillable && !(name.endsWith(".description") && field.value !== "")) field.value = value;
  }
}
