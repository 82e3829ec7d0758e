import { expect, test } from "vitest";
import { goTogether } from "./go-together";

/** Calls that end when they are told to, with what each was asked. */
function heldCalls(most = 10, aside = 1) {
  const groups: (readonly string[])[] = [];
  const ends: (() => void)[] = [];
  const call = goTogether<string, string>({ most, aside }, async (key, items) => {
    groups.push(items);
    await new Promise<void>((end) => ends.push(end));
    if (items.includes("bad")) throw new Error("bad");
    return items.map((item) => `${key}: ${item}`);
  });
  const end = async () => {
    ends.shift()?.();
    await new Promise((later) => setImmediate(later));
  };
  return { groups, call, end };
}

test("who comes alone goes at once, and who comes meanwhile goes together", async () => {
  const { groups, call, end } = heldCalls();
  const answers = [call("a", "1"), call("a", "2"), call("a", "3")];
  expect(groups).toEqual([["1"]]);
  await end();
  expect(groups).toEqual([["1"], ["2", "3"]]);
  await end();
  expect(await Promise.all(answers)).toEqual(["a: 1", "a: 2", "a: 3"]);
});

test("where several groups may be under way, that many are, and the rest goes with whichever ends first", async () => {
  const { groups, call, end } = heldCalls(10, 2);
  const answers = ["1", "2", "3", "4"].map((item) => call("a", item));
  expect(groups).toEqual([["1"], ["2"]]);
  await end();
  expect(groups).toEqual([["1"], ["2"], ["3", "4"]]);
  const late = call("a", "5");
  await end();
  expect(groups).toEqual([["1"], ["2"], ["3", "4"], ["5"]]);
  await end();
  await end();
  expect(await Promise.all([...answers, late])).toEqual(["a: 1", "a: 2", "a: 3", "a: 4", "a: 5"]);
  const next = call("a", "6");
  await end();
  expect(await next).toBe("a: 6");
});

test("another key waits for nobody", async () => {
  const { groups, call, end } = heldCalls();
  const answers = [call("a", "1"), call("b", "2")];
  expect(groups).toEqual([["1"], ["2"]]);
  await end();
  await end();
  expect(await Promise.all(answers)).toEqual(["a: 1", "b: 2"]);
});

test("no more than the most go together", async () => {
  const { groups, call, end } = heldCalls(2);
  const answers = ["1", "2", "3", "4"].map((item) => call("a", item));
  for (const _ of "three") await end();
  expect(groups).toEqual([["1"], ["2", "3"], ["4"]]);
  expect(await Promise.all(answers)).toHaveLength(4);
});

test("nobody suffers for another: after a failure each goes alone", async () => {
  const { call, end } = heldCalls();
  const answers = Promise.allSettled([call("a", "1"), call("a", "bad"), call("a", "3")]);
  for (const _ of "enough") await end();
  expect((await answers).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  const later = call("a", "4");
  await end();
  expect(await later).toBe("a: 4");
});
