/** What a standing code says to a camera. */
export function contentOf(publicUrl: string, token: string): string {
  return `${publicUrl}/qr/c/${token}`;
}

/** The token of a standing code in what was scanned or pasted, beacons of the former MobilePay among them. */
export function standingTokenIn(text: string): string | undefined {
  const code = text.trim();
  return /\/qr\/c\/([\w-]+)$/.exec(code)?.[1] ?? /[?&]beaconid=([\w-]+)/i.exec(code)?.[1];
}
