import { afterEach, beforeEach, expect, test } from "vitest";
import { writeOutStacks } from "./write-out-stacks";

const { prepareStackTrace } = Error;
const { abort } = AbortController.prototype;
let written = 0;

beforeEach(() => {
  written = 0;
  Error.prepareStackTrace = (error) => {
    written += 1;
    return String(error);
  };
});

afterEach(() => {
  Error.prepareStackTrace = prepareStackTrace;
  AbortController.prototype.abort = abort;
});

// Each page ended with an error whose stack nobody read, and which held what was on it: pages piled up until memory was out.
test("what ended a page holds no stack that is still to be written", () => {
  writeOutStacks();
  const page = new AbortController();
  const reason = new Error("the page is complete");
  page.abort(reason);
  expect(written).toBe(1);
  expect(page.signal.aborted).toBe(true);
  expect(page.signal.reason).toBe(reason);
});

test("an abort without a reason, or with one that is no error, is as it was", () => {
  writeOutStacks();
  const [plain, named] = [new AbortController(), new AbortController()];
  plain.abort();
  named.abort("left");
  expect(plain.signal.reason).toMatchObject({ name: "AbortError" });
  expect(named.signal.reason).toBe("left");
});
