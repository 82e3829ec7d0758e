import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const PACKAGE = "node_modules/@heroui/styles/dist/components";

test("app/heroui.css brings the styles of every component whose classes are used", () => {
  const brought = new Set(
    [...readFileSync("app/heroui.css", "utf8").matchAll(/components\/([\w-]+)\.css/g)].map(
      ([, name]) => name,
    ),
  );
  const others = readdirSync(PACKAGE).filter(
    (file) => /^(?!index).*\.css$/.test(file) && !brought.has(file.slice(0, -4)),
  );
  const own = classesOf([...brought].map((name) => `${name}.css`));
  const used = usedClasses();
  const missing = others.flatMap((file) =>
    [...classesOf([file])]
      .filter((name) => used.has(name) && !own.has(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
  expect([...brought].length).toBeGreaterThan(10);
});

function classesOf(files: readonly string[]): Set<string> {
  const css = files.map((file) => readFileSync(`${PACKAGE}/${file}`, "utf8")).join("\n");
  return new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? ""));
}

/** Words of class lists: of what stands in a `className`, and of texts that list several words. */
function usedClasses(): Set<string> {
  const code = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => readFileSync(`${folder}/${file}`, "utf8")),
  );
  const lists = code.flatMap((text) => [
    ...[...text.matchAll(/className="([^"]*)"/g)].map(([, list]) => list ?? ""),
    ...[...text.matchAll(/["`]([^"`\n]* [^"`\n]*)["`]/g)].map(([, list]) => list ?? ""),
  ]);
  return new Set(lists.flatMap((list) => list.split(/\s+/)));
}
