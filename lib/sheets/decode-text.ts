/** Signs that no text holds: control characters but for tab and line ends, and what a broken conversion leaves behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const BROKEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/;

/** UTF-8 with or without its mark, else Windows-1252 as older Nordic spreadsheets write it; undefined where it is neither. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8(bytes) ?? new TextDecoder("windows-1252").decode(bytes);
  return BROKEN.test(text) ? undefined : text;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
