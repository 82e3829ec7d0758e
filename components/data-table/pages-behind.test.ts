import { expect, test } from "vitest";
import { pageBehind, remember } from "./pages-behind";

function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    held,
  };
}

const first = "/m/fjord/transactions?q=98765432&sort=oldest";
const page = (cursor: string) => `${first}&after=${cursor}`;

test("the way back is the way that was come, page by page", () => {
  const kept = storage();
  remember(kept, { here: first, first, next: page("a") });
  remember(kept, { here: page("a"), first, next: page("b") });
  expect(pageBehind(kept, { here: page("b"), first })).toBe(page("a"));
  expect(pageBehind(kept, { here: page("a"), first })).toBe(first);
});

test("a page that was opened by a link has none, nor has another list at the same place", () => {
  const kept = storage();
  remember(kept, { here: page("a"), first, next: page("b") });
  expect(pageBehind(kept, { here: page("c"), first })).toBeUndefined();
  const others = "/m/fjord/transactions?status=captured";
  expect(pageBehind(kept, { here: `${others}&after=b`, first: others })).toBeUndefined();
});

test("a list without filters has one as well, whatever the cursor is called and wherever it stands", () => {
  const kept = storage();
  const bell = "/m/fjord/notifications";
  remember(kept, { here: bell, first: bell, next: `${bell}?before=9` });
  remember(kept, { here: `${bell}?before=9`, first: bell, next: `${bell}?before=5` });
  expect(pageBehind(kept, { here: `${bell}?before=5`, first: bell })).toBe(`${bell}?before=9`);
  remember(kept, { here: first, first, next: page("z") });
  const shuffled = "/m/fjord/transactions?after=z&sort=oldest&q=98765432";
  expect(pageBehind(kept, { here: shuffled, first })).toBe(first);
});

test("no search text is kept", () => {
  const kept = storage();
  remember(kept, { here: page("a"), first, next: page("b") });
  expect(JSON.stringify([...kept.held])).not.toContain("98765432");
});
