import { Client, type QueryConfig } from "pg";

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Every statement that reaches a database while `work` runs, as it was sent. */
export async function watchStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const original = Client.prototype.query;
  const watching = function (this: Client, ...args: [unknown, unknown?]) {
    const [first, values] = args;
    const text = typeof first === "string" ? first : (first as QueryConfig).text; // safe: the two forms that we use
    seen.push({ text, values: Array.isArray(values) ? values : [] });
    return Reflect.apply(original, this, args);
  };
  Object.assign(Client.prototype, { query: watching });
  try {
    await work();
  } finally {
    Object.assign(Client.prototype, { query: original });
  }
  return seen;
}
