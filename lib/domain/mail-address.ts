const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The mail address that a text says, in small letters, or undefined. Only plain ASCII: letters that merely look alike would let
 * one person pass for another, so compatible forms are made plain first and all others are refused.
 */
export function parseMailAddress(text: string): string | undefined {
  const address = text.normalize("NFKC").trim().toLowerCase();
  const at = address.lastIndexOf("@");
  const [local, host] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
  const labels = host.split(".");
  const whole = address.length <= 254 && local.length <= 64 && LOCAL.test(local);
  return whole && labels.length > 1 && labels.every((label) => LABEL.test(label)) ? address : undefined;
}
