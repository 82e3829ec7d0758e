import { readFileSync } from "node:fs";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

const FILE = new URL("./settlement-report-3.0.xsd", import.meta.url);

/** What libxml2 has to say against an XML text by the published schema 3.0, or by another; empty where it is valid. */
export function schemaErrors(xml: string, xsd = readFileSync(FILE, "utf8")): string[] {
  const schema = XmlDocument.fromString(xsd);
  const document = XmlDocument.fromString(xml);
  const validator = XsdValidator.fromDoc(schema);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message, line }) => `line ${line}: ${message.trim()}`);
  } finally {
    validator.dispose();
    document.dispose();
    schema.dispose();
  }
}
