/** Numbers between 0 and 1 that a seed repeats (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined && from.length === 0) throw new Error("nothing to pick from");
  return picked as T; // safe: the index is below the length, and undefined may be one of them
}

const MEGABYTE = 1_000_000;

/** Each takes a while to look at: drawn seldom. */
const HUGE: readonly (() => string)[] = [
  () => "a".repeat(MEGABYTE),
  () => "1".repeat(MEGABYTE),
  () => "a@".repeat(MEGABYTE / 2),
  () => " ".repeat(MEGABYTE),
  () => "a.".repeat(MEGABYTE / 2),
  () => "(".repeat(MEGABYTE),
  () => `https://${"a-".repeat(MEGABYTE / 2)}`,
  () => "\n;,".repeat(MEGABYTE / 3),
  () => "👩‍👧".repeat(MEGABYTE / 5),
];

export const HOSTILE_STRINGS: readonly string[] = [
  ...[
    "",
    " ",
    "\u00a0",
    "\ufeff",
    "-1",
    "0",
    "-0",
    "1e309",
    "1e5",
    "0x10",
    "NaN",
    "Infinity",
    "1.5",
    "1,005",
    "0,001",
  ],
  ...[
    "9007199254740992",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999999999",
    "-9223372036854775809",
  ],
  ...["１２", "１２,００", "٣٤", "१२", "1\u00a0000,00", "1’000", "½", "Ⅻ", "+1", "1-", "--1"],
  ...[
    "\0",
    "a\0b",
    "%00",
    "\x01\x02",
    "\x7f",
    "\u202eabc\u202c",
    "\u2066a",
    "e\u0301\u0301\u0301",
    "\ud800",
    "a\udfffb",
  ],
  ...["👩‍👩‍👧‍👦", "🇳🇴", "ﷺ", "İı", "ß", "ﬁ", "null", "undefined", "true", "[]", "{}", "[object Object]"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then", "length"],
  ...[
    "../../etc/passwd",
    "..\\..\\x",
    "file:///etc/passwd",
    "/dev/null",
    "C:\\x",
    "%2e%2e%2f",
    "a/b/../c",
    "//evil.example",
  ],
  ...[
    "' or 1=1 --",
    "'; drop table payments; --",
    "\\'",
    '"',
    "$1",
    "%",
    "_",
    "\\",
    "*",
    "a:*",
    "& | !",
    "<->",
    "'a':b",
  ],
  ...[
    "{{7*7}}",
    `${"{7*7}"}`,
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "data:text/html,x",
    "=1+1",
    "@SUM(A1)",
  ],
  ...[
    "\r\nSet-Cookie: a=b",
    "a\nb",
    "a\tb",
    "\u2028",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "99999-01-01",
    "-271821-04-20",
  ],
  ...[
    "+275760-09-13",
    "2026-13-01",
    "2026-11-22T25:61:61Z",
    "24:00",
    "1970-01-01",
    "00000000-0000-0000-0000-000000000000",
  ],
  ...[
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "not-a-uuid",
    "a@b",
    "a@b.c\r\nBcc: x@y.z",
    "@",
    "+4791000001",
    "+",
    "0047",
  ],
  ...[
    "http://",
    "http://[::1",
    "https://user:pass@h/",
    "https://%zz",
    "xn--",
    "https://a b",
    "https://\u3002",
    "mailto:x",
  ],
  ...[
    "[[[[[[",
    '{"a":',
    '[{"__proto__":{"x":1}}]',
    "1;2;3",
    "a,b\nc",
    "a".repeat(300),
    "1".repeat(300),
    "æøå".repeat(100),
  ],
];

/** What no form can send, but a program that speaks the wire format can. */
function hostileThing(random: () => number): unknown {
  const things: readonly (() => unknown)[] = [
    () => null,
    () => undefined,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => -1,
    () => 0,
    () => -0,
    () => 0.1 + 0.2,
    () => 2 ** 53,
    () => -(2 ** 53),
    () => 2 ** 31,
    () => 2 ** 63,
    () => 2n ** 63n,
    () => true,
    () => [],
    () => ({}),
    () => [null],
    () => Array.from({ length: 10_000 }, (_, index) => index),
    () => Array.from({ length: 10_000 }, () => "x"),
    () => new Date(Number.NaN),
    () => new Date(8.64e15),
    () => new Map([["a", 1]]),
    () => new Set([1]),
    () => new Uint8Array(10),
    () => () => "x",
    () => Promise.resolve("x"),
    () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'),
    () => nested(5_000),
    () => Object.create(null),
  ];
  return pick(random, things)();
}

function nested(depth: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

export function hostileString(random: () => number): string {
  if (random() < 0.004) return pick(random, HUGE)();
  const text = pick(random, HOSTILE_STRINGS);
  return random() < 0.15 ? text + pick(random, HOSTILE_STRINGS) : text;
}

export function hostileValue(random: () => number): unknown {
  return random() < 0.55 ? hostileString(random) : hostileThing(random);
}
