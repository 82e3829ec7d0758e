const HOST = "evil.example";

/** Two hundred ways to write an address of another site so that it looks like a path of this one. */
export function offSiteAddresses(): string[] {
  const starts = [
    ...[
      "//",
      "///",
      "////",
      "/\\",
      "\\\\",
      "\\/",
      "/\\/",
      "\\/\\/",
      "/%5c",
      "/%5C/",
      "%2f%2f",
      "/%2f",
      "/%2F%2F",
      "%5c%5c",
    ],
    ...[
      "/\t/",
      "/\n/",
      "/\r/",
      "\t//",
      "\n//",
      " //",
      "\u00a0//",
      "/\u0000/",
      "/%09/",
      "/%0a/",
      "/%0d/",
      "/%00/",
      "/ /",
    ],
    ...[
      "http://",
      "https://",
      "HTTPS://",
      "https:",
      "https:/",
      "https:\\\\",
      "https:/\\",
      "http:\\/",
      "ftp://",
      "ws://",
    ],
    ...[
      "https://localhost@",
      "https://localhost:3000@",
      "//localhost@",
      "@",
      "/@",
      "//a:b@",
      "https://localhost%40",
      "/.",
      "/..//",
    ],
    ...[
      "/./",
      "/.//",
      "/%2e//",
      "/..%2f/",
      "/%2e%2e//",
      "/x/..//",
      "/x/../..//",
      "/m/../..//",
      "/;//",
      "/?//",
      "/#//",
    ],
    ...[
      "//\u3002",
      "//\uff0f",
      "/\uff0f",
      "\uff0f\uff0f",
      "/\u2215",
      "//\u2044",
      "/\u29f8",
      "//xn--",
      "//[::]@",
      "//0@",
      "//127.1@",
    ],
  ];
  const ends = ["", "/", "/%2e%2e", "?next=/profile", "#/profile", ":80/", "\u3002com"];
  const forged = starts.flatMap((start) => ends.map((end) => `${start}${HOST}${end}`));
  const schemes = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
  ];
  return [...schemes, ...everyNth(forged, forged.length / (200 - schemes.length))];
}

/** Inner addresses that a server must not be talked into asking. */
export const INNER_ADDRESSES: readonly string[] = [
  ...[
    "http://169.254.169.254/latest/meta-data/",
    "https://169.254.169.254/",
    "https://127.0.0.1:1/",
    "https://localhost:1/",
  ],
  ...[
    "https://[::1]:1/",
    "https://0.0.0.0:1/",
    "https://0x7f000001:1/",
    "https://2130706433:1/",
    "https://127.1:1/",
    "https://017700000001:1/",
  ],
  ...[
    "https://[::ffff:127.0.0.1]:1/",
    "https://localtest.me:1/",
    "https://7f000001.rbndr.us:1/",
    "https://10.0.0.1:1/",
    "https://192.168.0.1:1/",
  ],
  ...[
    "https://metadata.google.internal/",
    "gopher://127.0.0.1:1/",
    "file:///etc/passwd",
    "https://evil.example/",
  ],
];

function everyNth<T>(list: readonly T[], step: number): T[] {
  return Array.from(
    { length: Math.floor(list.length / step) },
    (_, index) => list[Math.floor(index * step)],
  ).filter((one): one is T => one !== undefined);
}

/** Whether a browser at `portal` that follows the address ends up at another origin, or runs something. */
export function leadsAway(address: string, portal: string): boolean {
  if (!URL.canParse(address, portal)) return false;
  return new URL(address, portal).origin !== new URL(portal).origin;
}
