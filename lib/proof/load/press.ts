import { readFileSync } from "node:fs";
import { FormData } from "undici";

/** A button of the built portal, and what its form holds. */
export type Press = {
  /** The company's slug. */
  readonly merchant: string;
  /** See actionId(). */
  readonly action: string;
  readonly cookie: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** The request that the browser's script sends for it. `origin` is the portal's public address. */
export function pressing(origin: string, { merchant, action, cookie, fields }: Press) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([merchant, { status: "idle" }, "$K1"]));
  const headers = { origin, accept: "text/x-component", "next-action": action, cookie };
  return { method: "POST" as const, headers, body };
}

/** Why the answer to a press says no, by its code; undefined where it does not. */
export function refusalIn(text: string): string | undefined {
  return /"status":"refused","code":"([^"]*)"/.exec(text)?.[1];
}

/** What an answer says was done; undefined where it says nothing of the kind. */
export function outcomeIn(text: string): "done" | "unknown" | undefined {
  const [, status] = /"status":"(done|unknown)"/.exec(text) ?? [];
  return status === "done" || status === "unknown" ? status : undefined;
}

type Manifest = { node: Record<string, { exportedName: string }> };

/** The id of an action in the build. */
export function actionId(name: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const [id] = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name) ?? [];
  if (!id) throw new Error(`${name} is not in the build`);
  return id;
}
