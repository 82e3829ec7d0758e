/**
 * The payment token in what was scanned or pasted: the address of a landing page or of a code's image, an app link such
 * as `vipps://token=…`, or the bare token.
 */
export function tokenInCode(text: string): string | undefined {
  const code = text.trim();
  const named = /[?&/]token=([^&#\s]+)/.exec(code)?.[1];
  if (named) return named;
  return /^[\w.-]{16,}$/.test(code) ? code : undefined;
}
