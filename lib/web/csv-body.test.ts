import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { csvBody } from "./csv-body";

test("the heading stands before the lines, behind the mark of UTF-8", async () => {
  const body = csvBody("a,b", Readable.from([Buffer.from("1,2\n"), Buffer.from("3,4\n")]));
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  expect(bytes.toString("utf8")).toBe("\ufeffa,b\n1,2\n3,4\n");
});

// A download that was broken off before its first line kept the connection to the database for good: ten of them, and no page
// of the portal could be served any more.
test.each([
  ["before anything was read", 0],
  ["after the heading", 1],
])("who leaves %s ends the lines as well", async (_name, parts) => {
  const lines = new Readable({ read: () => undefined });
  const reader = csvBody("a,b", lines).getReader();
  for (let part = 0; part < parts; part += 1) await reader.read();
  // A reading of lines that do not come must not hold up the leaving.
  void reader.cancel();
  await wait(50);
  expect(lines.destroyed).toBe(true);
});

test("lines that break break the body", async () => {
  const lines = new Readable({ read: () => undefined });
  const body = new Response(csvBody("a,b", lines)).text();
  setTimeout(() => lines.destroy(new Error("the database went away")), 10);
  await expect(body).rejects.toThrow();
});
