// Control characters, halves of a pair and two that are no characters: XML 1.0 has no way to write most of them.
const NEEDS_CARE = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "\t",
  "\n": "\n",
  // A reader makes a line feed of a bare one.
  "\r": "&#13;",
};

/** Text between two tags, or in quotes. What XML cannot hold becomes the replacement character. */
export function escapeXml(text: string): string {
  return text.replace(NEEDS_CARE, (sign) => ESCAPES[sign] ?? (/[\x7f-\x9f]/.test(sign) ? sign : "\ufffd"));
}
