/** An answer as it came, with what is known of how it was asked for. */
export type Seen = {
  readonly what: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly behindLogin: boolean;
};

type Check = readonly [name: string, wrong: (seen: Seen) => boolean];

const policyOf = ({ headers }: Seen): Map<string, string> =>
  new Map(
    (headers.get("content-security-policy") ?? "")
      .split(";")
      .map((part) => part.trim())
      .map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1).join(" ")]),
  );
const directive = (seen: Seen, name: string) => policyOf(seen).get(name) ?? "";
export const nonceOf = (seen: Seen) => /'nonce-([^']+)'/.exec(directive(seen, "script-src"))?.[1] ?? "";

/** Whose address changes with what it shows: the person's own browser may keep it. */
const isKeptPicture = ({ status, headers }: Seen) =>
  status === 200 &&
  (headers.get("content-type") ?? "").startsWith("image/") &&
  (headers.get("cache-control") ?? "").startsWith("private, max-age=");
const isHtml = ({ headers }: Seen) => (headers.get("content-type") ?? "").startsWith("text/html");
const header = ({ headers }: Seen, name: string) => headers.get(name) ?? "";
/** What React writes where a form's function is not there yet: the policy lets it do nothing, and it would say just that. */
const UNTIL_HYDRATED =
  /"javascript:throw new Error\((?:&#x27;|')React form unexpectedly submitted\.(?:&#x27;|')\)"/g;
/** Of a page: what its markup says. What its script data says is text, whatever it looks like. */
const markup = (seen: Seen) =>
  isHtml(seen)
    ? seen.text.replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, "$1</script>").replaceAll(UNTIL_HYDRATED, "")
    : "";
const tags = (seen: Seen, name: string) => markup(seen).match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? [];
const cookies = ({ headers }: Seen) => headers.getSetCookie();
/** No page of ours links to another site by itself, but for the shop's own pages, which open in a tab of their own. */
const foreignAddress = (tag: string, attribute: string) =>
  new RegExp(`\\s${attribute}="(?:https?:)?//(?!localhost|127\\.0\\.0\\.1)`, "i").test(tag);

const CONTENT: readonly Check[] = [
  ["a policy", (seen) => header(seen, "content-security-policy") === ""],
  ["one policy only", (seen) => header(seen, "content-security-policy").includes(",")],
  ["a policy that counts", (seen) => seen.headers.has("content-security-policy-report-only")],
  ["default-src 'none'", (seen) => directive(seen, "default-src") !== "'none'"],
  ["object-src 'none'", (seen) => directive(seen, "object-src") !== "'none'"],
  ["base-uri 'none'", (seen) => directive(seen, "base-uri") !== "'none'"],
  ["frame-ancestors 'none'", (seen) => directive(seen, "frame-ancestors") !== "'none'"],
  [
    "form-action of its own",
    (seen) => !/^'self'/.test(directive(seen, "form-action")) && directive(seen, "form-action") !== "'none'",
  ],
  ["no unsafe-inline script", (seen) => directive(seen, "script-src").includes("unsafe-inline")],
  ["no unsafe-eval", (seen) => /unsafe-eval/.test(header(seen, "content-security-policy"))],
  ["no wasm-unsafe-eval", (seen) => directive(seen, "script-src").includes("wasm")],
  ["no unsafe-hashes", (seen) => header(seen, "content-security-policy").includes("unsafe-hashes")],
  ["no script from anywhere", (seen) => /[*]|https?:|data:|blob:/.test(directive(seen, "script-src"))],
  ["no unsafe-inline style", (seen) => directive(seen, "style-src").includes("unsafe-inline")],
  ["no style from anywhere", (seen) => /[*]|https?:/.test(directive(seen, "style-src"))],
  ["no picture from anywhere", (seen) => /[*]|https?:/.test(directive(seen, "img-src"))],
  ["no font from anywhere", (seen) => /[*]|https?:/.test(directive(seen, "font-src"))],
  ["no connection to anywhere", (seen) => /[*]|https?:|wss?:/.test(directive(seen, "connect-src"))],
  [
    "a nonce of 16 bytes or more",
    (seen) => directive(seen, "script-src") !== "'none'" && nonceOf(seen).length < 22,
  ],
  [
    "a picture is only that",
    (seen) =>
      header(seen, "content-type").startsWith("image/") &&
      seen.behindLogin &&
      !/; sandbox$/.test(header(seen, "content-security-policy")),
  ],
  [
    "a nonce in no address",
    (seen) => nonceOf(seen) !== "" && header(seen, "location").includes(nonceOf(seen)),
  ],
];

const TRANSPORT: readonly Check[] = [
  [
    "HSTS of a year",
    (seen) => Number(/max-age=(\d+)/.exec(header(seen, "strict-transport-security"))?.[1] ?? 0) < 31_536_000,
  ],
  [
    "HSTS below its names",
    (seen) => !header(seen, "strict-transport-security").includes("includeSubDomains"),
  ],
  ["nosniff", (seen) => header(seen, "x-content-type-options") !== "nosniff"],
  ["no frames in old browsers", (seen) => header(seen, "x-frame-options") !== "DENY"],
  [
    "Referrer-Policy",
    (seen) =>
      !/^(no-referrer|same-origin|strict-origin-when-cross-origin)$/.test(header(seen, "referrer-policy")),
  ],
  ["no camera", (seen) => !header(seen, "permissions-policy").includes("camera=()")],
  ["no microphone", (seen) => !header(seen, "permissions-policy").includes("microphone=()")],
  ["no place", (seen) => !header(seen, "permissions-policy").includes("geolocation=()")],
  ["no window of others", (seen) => header(seen, "cross-origin-opener-policy") !== "same-origin"],
  ["no index", (seen) => !header(seen, "x-robots-tag").includes("noindex")],
  ["no X-Powered-By", (seen) => seen.headers.has("x-powered-by")],
  ["no Server", (seen) => seen.headers.has("server")],
  ["no CORS", (seen) => seen.headers.has("access-control-allow-origin")],
  ["no CORS with credentials", (seen) => seen.headers.has("access-control-allow-credentials")],
  ["no CORS methods", (seen) => seen.headers.has("access-control-allow-methods")],
  [
    "nothing of the middleware",
    (seen) => [...seen.headers.keys()].some((name) => name.startsWith("x-middleware-")),
  ],
  ["no request's nonce as header", (seen) => seen.headers.has("x-nonce")],
  ["nothing kept by the server", (seen) => header(seen, "x-nextjs-cache") === "HIT"],
  ["no push to other hosts", (seen) => /<https?:/.test(header(seen, "link"))],
  ["no refresh header", (seen) => seen.headers.has("refresh")],
];

const CONTENTS: readonly Check[] = [
  ["a type", (seen) => seen.text !== "" && header(seen, "content-type") === ""],
  ["a charset of pages", (seen) => isHtml(seen) && !/charset=utf-8/i.test(header(seen, "content-type"))],
  [
    "not kept behind the sign-in",
    (seen) =>
      seen.behindLogin &&
      // What comes of anything else is not kept anyway.
      seen.what.startsWith("GET ") &&
      !header(seen, "cache-control").includes("no-store") &&
      !isKeptPicture(seen),
  ],
  ["kept by no proxy", (seen) => seen.behindLogin && /public|s-maxage/.test(header(seen, "cache-control"))],
  [
    "moves within the portal",
    (seen) => /^(?:https?:)?\/\/(?!localhost|127\.0\.0\.1)/.test(header(seen, "location")),
  ],
  [
    "every script has the nonce",
    (seen) => tags(seen, "script").some((tag) => !tag.includes(`nonce="${nonceOf(seen)}"`)),
  ],
  ["no script of other hosts", (seen) => tags(seen, "script").some((tag) => foreignAddress(tag, "src"))],
  ["no style sheet of other hosts", (seen) => tags(seen, "link").some((tag) => foreignAddress(tag, "href"))],
  ["no picture of other hosts", (seen) => tags(seen, "img").some((tag) => foreignAddress(tag, "src"))],
  [
    "no frame",
    (seen) => tags(seen, "iframe").length + tags(seen, "object").length + tags(seen, "embed").length > 0,
  ],
  ["no base", (seen) => tags(seen, "base").length > 0],
  ["no form to other hosts", (seen) => tags(seen, "form").some((tag) => foreignAddress(tag, "action"))],
  ["no handler in markup", (seen) => /<[a-z][^>]*\son[a-z]+="/i.test(markup(seen))],
  [
    "no script address",
    (seen) => /(?:href|src|action)="\s*(?:javascript|vbscript|data:text)/i.test(markup(seen)),
  ],
  [
    "no opener of new tabs",
    (seen) =>
      tags(seen, "a").some((tag) => tag.includes('target="_blank"') && !/rel="no(opener|referrer)/.test(tag)),
  ],
  ["no trace of the code", (seen) => /\bat [\w.<>]+ \(?(?:file:|\/|node:)/.test(seen.text)],
  ["no query", (seen) => /Failed query|select .+ from "|syntax error at or near/i.test(seen.text)],
  ["no folder of the machine", (seen) => seen.text.includes(process.cwd())],
  ["no map of the source", (seen) => /sourceMappingURL/.test(seen.text)],
  [
    "cookies for servers only",
    (seen) => cookies(seen).some((one) => !/;\s*HttpOnly/i.test(one) && /session|sign-in/.test(one)),
  ],
  [
    "cookies of the same site",
    (seen) => cookies(seen).some((one) => !/;\s*SameSite=(Lax|Strict)/i.test(one)),
  ],
  [
    "cookies of one host",
    (seen) => cookies(seen).some((one) => /;\s*Domain=/i.test(one) || !/;\s*Path=\/(;|$)/i.test(one)),
  ],
];

/** Each says what every answer of the portal has to have, or must not. */
export const PASSIVE_CHECKS: readonly Check[] = [...CONTENT, ...TRANSPORT, ...CONTENTS];
