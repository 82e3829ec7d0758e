import { readFile } from "node:fs/promises";
import { Hono } from "hono";

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** `/assets/NAME`: the style sheets, scripts and drawings of the pages, as they lie in `assets`. */
export function assetRoutes(): Hono {
  const kept = new Map<string, Promise<string>>();
  return new Hono().get("/assets/:name{[a-z-]+\\.(css|js|svg)}", async (c) => {
    const name = c.req.param("name");
    const type = TYPES[name.split(".").pop() ?? ""];
    const text = kept.get(name) ?? readFile(new URL(`./assets/${name}`, import.meta.url), "utf8");
    kept.set(name, text);
    const content = await text.catch(() => undefined);
    if (content === undefined || !type) return c.notFound();
    return c.body(content, 200, { "content-type": type, "cache-control": "max-age=60" });
  });
}
