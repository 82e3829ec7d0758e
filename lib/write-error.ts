type Written = {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: Written;
};

const DEEPEST = 4;

/**
 * An error as a log line holds it. A query that fails carries its parameters, and the database quotes whole rows: names,
 * phone numbers, e-mail addresses. Only fields that hold no such values are written.
 */
export function writeError(error: unknown, depth = 0): Written {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error" };
  const { cause } = error;
  const stack = error.stack && withoutValues(error, error.stack);
  const code = textOf(error, "code");
  const constraint = textOf(error, "constraint");
  return {
    type: error.name,
    message: withoutValues(error, error.message),
    ...(stack && { stack }),
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(cause instanceof Error && depth < DEEPEST && { cause: writeError(cause, depth + 1) }),
  };
}

/** Drizzle ends the message of a failed query, and with it the head of the stack, with all its parameters. */
function withoutValues(error: Error, text: string): string {
  return text.replaceAll(`\nparams: ${Reflect.get(error, "params")}`, "");
}

function textOf(error: Error, name: "code" | "constraint"): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
}
