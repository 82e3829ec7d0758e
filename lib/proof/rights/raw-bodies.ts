import type { Dice } from "@/lib/proof/dice";

/** What is sent, byte for byte. `cut`: more is promised than comes, and then the line is dropped. */
export type RawBody = { type?: string; bytes: Buffer; cut?: true; headers?: Record<string, string> };

const BOUNDARY = "----proofboundary7f3a9c";
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** One part of a form; whatever stands in its name stands there unchanged. */
function part(name: string, value: string, more = ""): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
}
const end = `--${BOUNDARY}--\r\n`;
const form = (...parts: string[]): RawBody => ({ type: TYPE, bytes: Buffer.from(parts.join("") + end) });
const plain = (type: string | undefined, text: string | Buffer): RawBody => ({
  ...(type && { type }),
  bytes: Buffer.from(text),
});
const field = part("_1_text", "typed by a proof");

/** What React's reader would take for something else than a text. */
const REFERENCES = [
  ...["$1", "$0", "$0:0", "$0:__proto__:constructor", "$1:then", "$1:constructor:constructor", "$@0", "$@1"],
  ...["$h1", "$F1", "$H", "$T", "$Q1", "$W1", "$i1", "$B1", "$R1", "$r1", "$X1", "$x1", "$A1", "$o1", "$V1"],
  ...[
    `$n${"9".repeat(400)}`,
    "$nabc",
    "$Dx",
    "$I",
    "$-0",
    "$N",
    "$Z",
    "$",
    "$K",
    "$Kx",
    "$K-1",
    "$K1e9",
    "$L1",
  ],
];
/** The argument that ran a stranger's code in React before 19.2.1. */
const HOLE =
  '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}",' +
  '"_response":{"_prefix":"1","_formData":{"get":"$1:constructor:constructor"}}}';
const nested = (open: string, close: string, deep: number) => open.repeat(deep) + close.repeat(deep);

/** Bodies that hold no form of the portal's, whatever they are sent to, by what is wrong with them. */
export const BROKEN: Readonly<Record<string, (dice: Dice) => RawBody>> = {
  "nothing at all": () => plain(undefined, ""),
  "an empty form": () => plain(TYPE, ""),
  "a form of nothing but its end": () => plain(TYPE, end),
  "no type": () => plain(undefined, part("0", '["$K1"]') + end),
  text: (dice) => plain("text/plain;charset=UTF-8", dice.pick(['["$K1"]', "[]", "x", '"$1"', "0", "null"])),
  JSON: (dice) => plain("application/json", dice.pick(['{"a":1}', "[", '{"__proto__":{"x":1}}'])),
  "half of JSON": () => plain("text/plain", '[{"a":'),
  "deep JSON": () => plain("text/plain", nested("[", "]", 30_000)),
  "fields in a line": () => plain("application/x-www-form-urlencoded", "0=%5B%22%24K1%22%5D&_1_a=%ff%00&%"),
  "no boundary": () => plain("multipart/form-data", part("0", '["$K1"]') + end),
  "another boundary": () => plain(`${TYPE}x`, part("0", '["$K1"]') + end),
  "two boundaries": () => plain(`${TYPE}; boundary=x`, part("0", '["$K2"]')),
  "a boundary in quotes, unended": () => plain('multipart/form-data; boundary="x', "--x\r\n"),
  "a boundary of signs": () => plain("multipart/form-data; boundary=\u00ff(,)", "--x\r\n"),
  "another charset": (dice) =>
    plain(
      `${TYPE}; charset=${dice.pick(["utf-16", "utf-7", "x", "shift_jis"])}`,
      Buffer.from(field, "utf16le"),
    ),
  "capitals in the type": () => plain(TYPE.replace("multipart", "Multipart"), part("0", '["$K1"]') + end),
  "said to be packed": (dice) => ({
    ...plain(TYPE, Buffer.from(part("0", '["$K1"]'))),
    headers: { "content-encoding": dice.pick(["gzip", "br", "deflate", "zstd"]) },
  }),
  "cut off in the middle": (dice) => {
    const whole = part("0", '["$K1"]') + field;
    return plain(TYPE, whole.slice(0, 1 + dice.below(whole.length)));
  },
  "more promised than sent": () => ({ ...plain(TYPE, part("0", '["$K1"]')), cut: true }),
  "bytes by chance": (dice) => plain(TYPE, Buffer.from(Array.from({ length: 600 }, () => dice.below(256)))),
  zeros: (dice) => plain(dice.pick([TYPE, "text/plain"]), Buffer.alloc(4_000)),
  "a zero in each part's head": () => form(part("0\0", '["$K1"]'), part("_1_\0", "x")),
  "bytes that are no letters": () =>
    plain(TYPE, Buffer.from([...Buffer.from(field), 0xff, 0xc0, 0x80, 0xed, 0xa0])),
  "60 kB of separators": () => plain(TYPE, `--${BOUNDARY}\r\n`.repeat(2_200)),
  "a million separators": () => plain(TYPE, `--${BOUNDARY}\r\n`.repeat(1_000_000 / 27)),
  "60 kB of line ends": () => plain(TYPE, "\r\n".repeat(30_000)),
  "500 parts": () => plain(TYPE, part("a", "").repeat(500)),
  "a part with an endless head": () => form(part(`0"; x="${"a".repeat(40_000)}`, "x")),
  "a part with no head": () => plain(TYPE, `--${BOUNDARY}\r\n\r\nx\r\n${end}`),
  "too large": (dice) => plain(TYPE, Buffer.alloc(dice.pick([65_537, 100_000, 1_000_000]), "a")),
  "far too large": () => plain(TYPE, Buffer.alloc(12_000_000, "a")),
  "arguments twice": () => form(part("0", '["$K1"]'), part("0", '["$K1"]')),
  "arguments as a file": () => form(part("0", '["$K1"]', '; filename="a"'), field),
  "a file": () => form(part("0", '["$K1"]'), part("_1_text", "x", '; filename="../../x.png"')),
  "a file in base64": () =>
    form(part("0", '["$K1"]'), part("_1_f", "eA==", '; filename="a"\r\nContent-Transfer-Encoding: base64')),
  "no arguments": () => form(field),
  "arguments of another kind": (dice) =>
    form(part("0", dice.pick(["null", "1", '"x"', "{}", "true", "[]", '{"length":3}', '["$K1",1]'])), field),
  "half of the arguments": () => form(part("0", '["acme",{"status":'), field),
  "thousands of arguments": () => form(part("0", JSON.stringify([...Array(2_000).fill("x"), "$K1"])), field),
  "a reference": (dice) =>
    form(part("0", JSON.stringify([dice.pick(REFERENCES), {}, "$K1"])), part("1", '"$0"')),
  "a reference within": (dice) =>
    form(part("0", JSON.stringify(["a", { state: [dice.pick(REFERENCES)] }, "$K1"])), part("1", "[]")),
  "a reference for a form": (dice) =>
    form(part("0", JSON.stringify(["a", dice.pick(REFERENCES)])), part("1", "{}")),
  "a ring": (dice) =>
    form(part("0", dice.pick(['["$0"]', '["$1"]', '["$@0"]'])), part("1", '["$2"]'), part("2", '["$1"]')),
  "a known hole": () => form(part("0", '["$1"]'), part("1", HOLE)),
  "the known hole, in a row": () => form(part("0", HOLE), part("1", '"$@0"')),
  "arguments a thousand deep": () => form(part("0", `[${nested("[", "]", 30_000)},"$K1"]`), field),
  "objects a thousand deep": () =>
    form(part("0", `[${nested('{"a":', "}", 8_000).replace("}", "1}")},"$K1"]`)),
  "a number that is none": () => form(part("0", `["x",{"a":1e99999,"b":-0,"c":${"9".repeat(9_000)}},"$K1e"`)),
};

/** What a browser sends that has no script, and whose form was tampered with: no action is named in its head. */
export const WITHOUT_SCRIPT: Readonly<Record<string, (dice: Dice) => RawBody>> = {
  "an unknown action": () => form(part(`$ACTION_ID_${"0".repeat(42)}`, ""), field),
  "an action of another name": (dice) =>
    form(part(`$ACTION_ID_${dice.pick(["__proto__", "toString", "then", "", "x".repeat(300)])}`, "")),
  "an action by reference": () =>
    form(part("$ACTION_REF_1", ""), part("$ACTION_1:0", HOLE), part("$ACTION_1:1", "x")),
  "a reference to nothing": () => form(part("$ACTION_REF_", ""), part("$ACTION_KEY", "x")),
};

/** A readable form under an address that is nobody's: it gets as far as our code, which must answer it. */
export const READABLE: readonly unknown[][] = [
  ["__proto__", { status: "idle" }],
  ["", JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":1}}')],
  [{ length: 1 }, null],
  [null, [[[1]]]],
  [0, "$$0"],
  ["a".repeat(5_000), { status: "done", value: Array(500).fill(0) }],
  ["\u202e\ud800\0", { status: "refused", fields: { constructor: "x" } }],
];

export function readable(args: readonly unknown[], dice: Dice): RawBody {
  const names = ["__proto__", "constructor", "then", "", "a\u0301", "length", "idempotencyKey", "0"];
  const fields = Array.from({ length: 5 }, () =>
    part(`_1_${dice.pick(names)}`, dice.pick(["", "1e309", "$1", "\0"])),
  );
  return form(part("0", JSON.stringify([...args, "$K1"])), ...fields);
}
