// The upper half of IBM's code page 437, in its order.
const UPPER =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const CODES = new Map([...UPPER].map((sign, at) => [sign, 128 + at]));

/** Letters of our neighbours that the code page lacks and that no accent can be taken off. */
const NEAR: Readonly<Record<string, string>> = {
  ø: "o",
  Ø: "O",
  đ: "d",
  Đ: "D",
  ŋ: "n",
  Ŋ: "N",
  ð: "d",
  þ: "th",
};

/** Text in code page 437. A sign that it lacks loses its accent, or becomes a question mark. */
export function encodeCp437(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text.normalize("NFC")) {
    const plain = NEAR[sign] ?? sign.normalize("NFKD").replace(/\p{M}/gu, "");
    const code = CODES.get(sign);
    if (sign < "\u0080") bytes.push(sign.charCodeAt(0));
    else if (code !== undefined) bytes.push(code);
    else if (/^[\x20-\x7e]+$/.test(plain)) bytes.push(...[...plain].map((one) => one.charCodeAt(0)));
    else bytes.push(0x3f);
  }
  return Uint8Array.from(bytes);
}
