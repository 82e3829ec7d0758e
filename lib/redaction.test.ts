import { Writable } from "node:stream";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { REDACTION } from "./redaction";

function logged(line: object): string {
  let text = "";
  const to = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk);
      done();
    },
  });
  pino({ redact: REDACTION }, to).info(line);
  return text;
}

// Written down a second time: a name that falls out of the list is a secret in somebody's log.
describe.each([
  ...["authorization", "cookie", "set-cookie", "client_secret", "clientSecret", "ocp-apim-subscription-key"],
  ...["subscriptionKey", "password", "secret", "token", "nin", "phone", "phoneNumber", "email"],
])("%s", (name) => {
  test.each([
    ["at the top", { [name]: "canary" }],
    ["one level below", { request: { [name]: "canary" } }],
    ["two levels below", { request: { headers: { [name]: "canary" } } }],
  ])("is cut out %s", (_, line) => {
    const text = logged({ ...line, path: "/kept" });
    expect(text).not.toContain("canary");
    expect(text).toContain("[cut]");
    expect(text).toContain("/kept");
  });
});
