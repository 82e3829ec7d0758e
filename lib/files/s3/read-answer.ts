import { scanXml, XmlRefused } from "@/lib/domain/xml-scanner";

/** What all elements of a name hold, in their order; none where the answer is no XML. */
export function textsOf(xml: string, element: string): string[] {
  const texts: string[] = [];
  let inside = false;
  try {
    for (const piece of scanXml(xml)) {
      if (piece.kind === "text") {
        if (inside) texts.push(`${texts.pop() ?? ""}${piece.text}`);
        continue;
      }
      if (piece.name !== element) continue;
      inside = piece.kind === "open";
      if (inside) texts.push("");
    }
  } catch (error) {
    if (error instanceof XmlRefused) return [];
    throw error;
  }
  return texts;
}
