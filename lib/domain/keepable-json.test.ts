import { expect, test } from "vitest";
import { parseKeepable } from "./keepable-json";

test.each([
  ["a NUL", '{"a":"x\\u0000y"}', { a: "x\ufffdy" }],
  ["a NUL in a name", '{"a\\u0000":1}', { "a\ufffd": 1 }],
  ["the first half of a character", '["\\ud83d"]', ["\ufffd"]],
  ["the second half of one", '["\\uDE00!"]', ["\ufffd!"]],
  ["a whole character in two escapes", '["\\ud83d\\ude00"]', ["\u{1f600}"]],
  ["an escape that is spelled out", '["\\\\u0000 \\\\\\\\ud83d"]', ["\\u0000 \\\\ud83d"]],
  ["a backslash before a NUL", '["\\\\\\u0000"]', ["\\\ufffd"]],
  ["nothing special", '{"a":[1,true,null,"\u00e6"]}', { a: [1, true, null, "\u00e6"] }],
])("%s", (_name, text, value) => expect(parseKeepable(text)).toEqual(value));

test("what is no JSON is refused", () => {
  expect(() => parseKeepable("{")).toThrow(SyntaxError);
});
