/** Does the work for every item, so many at a time. */
export async function atOnce<T>(
  many: number,
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  // One row of items for all lanes: each is taken once.
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: many }, lane));
}
