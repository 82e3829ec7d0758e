import PdfDocument from "pdfkit";

type Own = (this: object, name: unknown, ...more: unknown[]) => unknown;

/**
 * Has every document of this process share the fonts that the first one read. pdfkit reads a font's tables anew for each document:
 * where thousands are drawn, that is most of the time. It takes a font that is read already wherever it takes a file.
 */
export function readFontsOnce(): void {
  const { registerFont, font } = PdfDocument.prototype;
  const read = new Map<unknown, unknown>();
  const files = new WeakMap<object, Map<unknown, unknown>>();
  const register: Own = function (name, file, ...more) {
    files.set(this, (files.get(this) ?? new Map()).set(name, file));
    return Reflect.apply(registerFont, this, [name, read.get(file) ?? file, ...more]);
  };
  const choose: Own = function (name, ...more) {
    const answer = Reflect.apply(font, this, [name, ...more]);
    const file = files.get(this)?.get(name);
    if (file !== undefined && !read.has(file)) read.set(file, Object(Reflect.get(this, "_font")).font);
    return answer;
  };
  Object.assign(PdfDocument.prototype, { registerFont: register, font: choose });
}
