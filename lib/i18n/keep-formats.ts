const MOST_KEPT = 500;

/**
 * Lets this process make each format of dates, numbers and plurals once. next-intl makes them anew for each page, which costs a tenth
 * of a millisecond for a date and a whole one for a plural: more than the page's queries. A format never changes, so all may share it.
 */
export function keepFormats(): void {
  const { DateTimeFormat, NumberFormat, PluralRules } = Intl;
  Object.assign(Intl, {
    DateTimeFormat: keeping(DateTimeFormat),
    NumberFormat: keeping(NumberFormat),
    PluralRules: keeping(PluralRules),
  });
}

export function keeping<Made extends object, Format extends new (...asked: never[]) => Made>(
  format: Format,
): Format {
  const kept = new Map<string, object>();
  const keeper: Format = new Proxy(format, {
    construct(target, asked, caller) {
      // Whoever derives a class from it, or names the language by an object, gets one of their own.
      if (caller !== keeper) return Reflect.construct(target, asked, caller);
      if (typeof asked[0] !== "string") return Reflect.construct(target, asked);
      const name = JSON.stringify(asked);
      const known = kept.get(name) ?? Reflect.construct(target, asked);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(name, known);
      return known;
    },
  });
  return keeper;
}
