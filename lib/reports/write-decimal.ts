/** Minor units with two decimals and a point, digit by digit: -188 is "-1.88". Every currency of the platform has two. */
export function writeDecimal(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
