import { join } from "node:path";
import PdfDocument from "pdfkit";

const FONT = join(process.cwd(), "node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf");

/** A PDF as another program might make it, with these lines of text on its page, closed by a password where one is given. */
export async function printPdf(
  lines: readonly string[],
  closed: { userPassword?: string; ownerPassword?: string } = {},
): Promise<Buffer> {
  const document = new PdfDocument({ size: "A4", ...closed });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on("end", resolve));
  document.font(FONT);
  for (const line of lines) document.text(line);
  document.end();
  await ended;
  return Buffer.concat(parts);
}
