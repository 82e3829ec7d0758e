type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets calls with the same key that come while `aside` groups of it are under way go together in the next one, `most` at a time.
 * Nobody waits for company: a call that finds less under way goes at once, and each is answered only when `run` has answered for
 * it. Where several fail together, each goes once more alone, so that none suffers for another.
 */
export function goTogether<Item, Answer>(
  { most, aside = 1 }: { most: number; aside?: number },
  run: (key: string, items: readonly Item[]) => Promise<readonly Answer[]>,
): (key: string, item: Item) => Promise<Answer> {
  const lines = new Map<string, { waiting: Waiting<Item, Answer>[]; underWay: number }>();

  async function go(key: string, group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const items = group.map(({ item }) => item);
      const answers = await run(key, items);
      if (answers.length !== items.length) throw new Error("not everyone was answered");
      answers.forEach((answer, place) => {
        group[place]?.resolve(answer);
      });
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((one) => go(key, [one])));
    }
  }

  async function serve(key: string): Promise<void> {
    const line = lines.get(key);
    if (!line) return;
    line.underWay += 1;
    while (line.waiting.length > 0) await go(key, line.waiting.splice(0, most));
    line.underWay -= 1;
    if (line.underWay === 0) lines.delete(key);
  }

  return (key, item) =>
    new Promise((resolve, reject) => {
      const line = lines.get(key) ?? { waiting: [], underWay: 0 };
      lines.set(key, line);
      line.waiting.push({ item, resolve, reject });
      if (line.underWay < aside) void serve(key);
    });
}
