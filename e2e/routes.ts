import { readFileSync } from "node:fs";

/** What stands for a parameter in a route's path: `{ merchant: "shop-1", payment: "…" }`. */
export type Filling = Record<string, string>;

/** Addresses of all pages that the build has, such as "/m/[merchant]/transactions". */
export function pageRoutes(): string[] {
  return routes()
    .filter(([file, path]) => file.endsWith("/page") && !path.startsWith("/_"))
    .map(([, path]) => path);
}

/** Addresses of all route handlers, such as "/api/health". */
export function handlerRoutes(): string[] {
  return routes()
    .filter(([file]) => file.endsWith("/route"))
    .map(([, path]) => path);
}

/** Puts the parameters in. @throws for a parameter without a filling, so that no new route goes untested. */
export function fill(route: string, filling: Filling): string {
  return route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const value = filling[name];
    if (value === undefined) throw new Error(`no test knows what to put for [${name}] in ${route}`);
    return value;
  });
}

/** A server action of the build: the id that a browser sends, the file that it stands in, and its name. */
export type BuiltAction = { id: string; file: string; name: string };

export function builtActions(): BuiltAction[] {
  const { node } = read<{ node: Record<string, { filename: string; exportedName: string }> }>(
    ".next/server/server-reference-manifest.json",
  );
  return Object.entries(node).map(([id, { filename, exportedName }]) => ({
    id,
    file: filename,
    name: exportedName,
  }));
}

function routes(): [file: string, path: string][] {
  return Object.entries(read<Record<string, string>>(".next/app-path-routes-manifest.json"));
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8"));
}
