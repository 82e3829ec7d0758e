/**
 * What the code of a VM number says: an address on the platform's own domain, since its app takes no other, in the form that its clear
 * codes of people have, with a shop's number in place of a person's. Scanned, it opens the number as if it had been typed.
 */
export function contentOfNumber(number: string): string {
  return `https://qr.vipps.no/28/2/05/031/${number}?v=1`;
}

/** A VM number's code as one part of an address of the portal: `123456.n`. */
export function writeNumberAddress(msn: string): string {
  return `${msn}.n`;
}

/** The number that an address of the portal means. */
export function readNumberAddress(text: string): string | undefined {
  return /^(\d{4,10})\.n$/.exec(text)?.[1];
}
