/** What counts for all rows, from the query of an address. */
export function termsIn(asked: URLSearchParams) {
  const text = (name: string) => asked.get(name) ?? "";
  return {
    msn: text("unit"),
    dueDay: text("due"),
    vatRate: Number(text("vat")),
    referenceKind: text("kind"),
    bankAccount: text("account"),
  };
}
