/** How each country groups its numbers; the rest of a longer number stands at the end. */
const GROUPS: Record<string, readonly number[]> = {
  "47": [3, 2, 3],
  "45": [2, 2, 2, 2],
  "358": [2, 3, 4],
  "46": [2, 3, 2, 2],
};

/** A number as kept (MSISDN without plus) the way people of its country write it: "+47 987 65 432". */
export function formatPhone(msisdn: string): string {
  const code = Object.keys(GROUPS).find((prefix) => msisdn.startsWith(prefix));
  const sizes = code ? GROUPS[code] : undefined;
  if (!code || !sizes) return `+${msisdn}`;
  let rest = msisdn.slice(code.length);
  const parts: string[] = [];
  for (const size of sizes) {
    if (rest) parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [`+${code}`, ...parts, ...(rest ? [rest] : [])].join(" ");
}
