import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-db";
import { proxy } from "@/proxy";
import { readTurnedAway } from "./turned-away";

useTestDatabase();
// vitest.config.ts sets PORTAL_PUBLIC_URL to this.
const OWN = "http://localhost:3000";

function post(path: string, body: BodyInit, headers: Record<string, string>): Promise<Response> {
  return proxy(
    new NextRequest(`${OWN}${path}`, { method: "POST", headers: { origin: OWN, ...headers }, body }),
  );
}

/** What a browser sends when a button is pressed. */
function formOf(args: unknown, fields: Record<string, string | Blob> = { _1_text: "typed" }): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("0", typeof args === "string" ? args : JSON.stringify(args));
  return form;
}

const press = (body: BodyInit, headers: Record<string, string> = {}) =>
  post("/m/acme", body, { "next-action": "a1", ...headers });

/** A request that may go on to its action carries no body of the proxy's own. */
const passes = (answer: Response) => answer.headers.get("x-middleware-next") === "1";

describe("what an action is sent", () => {
  // Next answered 500 to what React's reader can't read, and read whatever it can: references, functions, streams.
  test.each<[string, BodyInit, Record<string, string>?]>([
    ["a reference", formOf(["$1", { status: "idle" }, "$K1"])],
    ["a reference within the last state", formOf(["acme", { value: [{ at: "$0:__proto__:then" }] }, "$K1"])],
    ["no form at all", formOf(["acme", { status: "idle" }])],
    ["a form of another number", formOf(["acme", {}, "$K2"])],
    ["arguments that are cut off", formOf('["acme",{"status":')],
    ["arguments of another kind", formOf({ length: 3 })],
    ["arguments without an end in sight", formOf(`[${"[".repeat(9_000)}${"]".repeat(9_000)},"$K1"]`)],
    ["more arguments than an action has", formOf(["a", "b", "c", "$K1"])],
    ["a file", formOf(["acme", {}, "$K1"], { _1_text: new Blob(["x"]) })],
    ["a part beside the form", formOf(["acme", {}, "$K1"], { "1": '"$0"' })],
    ["plain text", '["$K1"]'],
    ["half a form", "--x\r\nContent-Disposition", { "content-type": "multipart/form-data; boundary=x" }],
    [
      "a boundary that two readers may take for different",
      "--x--",
      { "content-type": 'multipart/form-data; boundary="x"' },
    ],
  ])("is refused as unreadable where it is %s", async (_, body, headers) => {
    const answer = await press(body, headers);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "text/plain"]);
    expect(answer.headers.get("retry-after")).toBeNull();
    expect(readTurnedAway(new Error(await answer.text()))).toMatchObject({
      why: "unreadable",
      sentence: expect.stringContaining("nothing was done"),
    });
  });

  test("is refused with its own sentence where it is too much, told beforehand or not", async () => {
    // 500, and the form said that the portal had not answered.
    const long = formOf(["acme", {}, "$K1"], { _1_text: "a".repeat(66_000) });
    for (const answer of [await press(long), await press(long, { "content-length": "70000" })]) {
      expect(answer.status).toBe(413);
      expect(readTurnedAway(new Error(await answer.text()))).toMatchObject({ why: "too_large" });
    }
  });

  test("passes as every form of ours sends it, and as a page sends it that was open before", async () => {
    const text = { _1_text: "$1 for 100 $ – 漢字\r\n", _1_: "" };
    for (const args of [
      ["acme", { status: "idle" }, "$K1"],
      [{ status: "idle" }, "$K1"],
      ["$K1"],
      ["acme", { status: "done", value: { note: "$$1", left: "$undefined" }, answer: "x" }, "$K1"],
    ])
      expect(passes(await press(formOf(args, text))), JSON.stringify(args)).toBe(true);
  });

  test("may come from a browser without a script, but then no form of ours has arguments", async () => {
    const send = (name: string) => {
      const form = new FormData();
      form.append(name, "");
      return post("/sign-in", form, { accept: "text/html" });
    };
    expect(passes(await send("$ACTION_ID_a1"))).toBe(true);
    const answer = await send("$ACTION_REF_1");
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("couldn&#39;t read what was sent");
  });

  test("is not read at all where it goes to a route, which has limits of its own", async () => {
    const picture = new Uint8Array(200_000);
    expect(passes(await post("/m/acme/links/1/image", picture, {}))).toBe(true);
  });
});
