import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { ActionInTree } from "@/lib/testing/entry-points";

/** What came of asking: how the door answered, in the words of the policy, and all that the answer holds. */
export type Answer = { verdict: Verdict; text: string };

/** Where none of the names fits, what was seen stands there, and agrees with no expectation. */
export type Verdict = "let in" | "signed out" | "not found" | "forbidden" | `seen: ${string}`;

/** `at`: another instance than the public one. */
type Sent = { headers: Record<string, string>; body?: BodyInit; at?: string };

const portal = () => process.env["PORTAL_PUBLIC_URL"] ?? "";

/** Opens a page, or calls a route, past any browser. */
export async function askFor(
  method: string,
  path: string,
  { headers, body, at = portal() }: Sent,
): Promise<Answer> {
  const ask = () =>
    fetch(`${at}${path}`, {
      method,
      headers: { origin: portal(), accept: "text/html,*/*", ...headers },
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
  let answer = await ask();
  // The portal writes few files at once; other tests and lanes of this one may be having theirs.
  for (let waits = 0; answer.status === 429 && waits < 20; waits++) {
    await setTimeout(500);
    answer = await ask();
  }
  const text = await answer.text();
  const moved = answer.headers.get("location") ?? REFRESH.exec(text)?.[1]?.replaceAll("&amp;", "&");
  if (moved) return { verdict: whither(moved), text };
  if (text.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return { verdict: "not found", text };
  return { verdict: BY_STATUS[answer.status] ?? (answer.ok ? "let in" : `seen: ${answer.status}`), text };
}

/** A page that had begun already moves the browser on from inside. */
const REFRESH = /id="__next-page-redirect"[^>]*url=([^"]+)"/;

// A form that comes back with what is wrong in it was behind the door.
const BY_STATUS: Record<number, Verdict> = {
  401: "signed out",
  403: "forbidden",
  404: "not found",
  422: "let in",
};

function whither(address: string): Verdict {
  const { pathname, searchParams } = new URL(address, portal());
  if (pathname.endsWith("/no-access")) return "forbidden";
  const asked = ["error", "signed-out"].filter((name) => searchParams.has(name));
  const over = asked.length === 0 || searchParams.get("error") === "signed_out";
  if ((pathname === "/sign-in" && over) || pathname === "/sign-in/factor") return "signed out";
  return pathname === "/sign-in/again" ? "seen: asked to sign in again" : "let in";
}

/** Presses a button: sends the server action itself, as a browser would, to the page that has it. */
export async function press(
  action: ActionInTree & { id: string },
  page: string,
  merchant: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
  at = portal(),
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  const args = { action: [merchant, IDLE, "$K1"], ownAction: [IDLE, "$K1"], ownStep: ["$K1"] }[action.made];
  body.append("0", JSON.stringify(args));
  const answer = await fetch(`${at}${page}`, {
    method: "POST",
    // As the proxy in front of several instances tells it.
    headers: {
      ...{ origin: portal(), "x-forwarded-host": new URL(portal()).host },
      ...{ accept: "text/x-component", "next-action": action.id },
      ...headers,
    },
    body,
    redirect: "manual",
  });
  const text = await answer.text();
  const moved = answer.headers.get("x-action-redirect")?.replace(/;(push|replace)$/, "");
  if (moved) return { verdict: whither(moved), text };
  const [, code] = /"status":"refused","code":"([^"]*)"/.exec(text) ?? [];
  if (code !== undefined) return { verdict: codeMeans(code, action), text };
  const done = action.made === "ownStep" || /"status":"(done|unknown)"/.test(text);
  return { verdict: answer.ok && done ? "let in" : `seen: ${answer.status} ${text.slice(0, 200)}`, text };
}

const IDLE = { status: "idle" };

/** Any other refusal came from behind the door: the payment was captured already, the name was not typed. */
function codeMeans(code: string, { made }: ActionInTree): Verdict {
  if (code === "not_signed_in") return "signed out";
  if (code === "forbidden") return "forbidden";
  if (["invalid_input", "foreign_origin", "needs_fresh_sign_in"].includes(code)) return `seen: ${code}`;
  // What a person does for themself has no door but the sign-in.
  return made === "action" && /(^|_)not_found$/.test(code) ? "not found" : "let in";
}

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

/** The id of an action in the build, and the pages that have it. */
export function inBuild(action: ActionInTree): { id: string; pages: string[] } {
  const manifest: Manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const [, name] = action.name.split(" ");
  const found = Object.entries(manifest.node).find(
    ([, { filename, exportedName }]) => filename === action.file && exportedName === name,
  );
  if (!found) throw new Error(`${action.name} is not in the build: no page uses it`);
  const [id, { workers }] = found;
  const pages = Object.keys(workers).map((file) => file.replace(/^app|\/page$|\/\([^)]*\)/g, "") || "/");
  return { id, pages };
}
