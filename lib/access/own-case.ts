import "server-only";
import type { ZodType } from "zod";
import { fail, type Result } from "@/lib/domain/result";
import type { Person } from "./person";
import { unkeepableFields } from "./unkeepable-text";
import type { Refusal } from "./use-case";

declare const own: unique symbol;

/**
 * Something that a person does for themself, outside any company: sign out, choose a language. What concerns a company is
 * a use case with a permission. Made only by {@link defineOwnCase}, {@link defineOpenCase} and {@link defineOwingCase}.
 */
export type OwnCase<Input, Value, Failure> = {
  readonly [own]: true;
  /** Whether it is for someone who still owes a second factor, and for nobody else. */
  readonly owing: boolean;
  readonly call: (person: Person | undefined, input: Input) => Promise<Result<Value, OwnFailure | Failure>>;
};

export type OwnFailure = Extract<Refusal, { code: "invalid_input" }> | { code: "not_signed_in" };

type Run<Who, Parsed, Value, Failure> = (who: Who, input: Parsed) => Promise<Result<Value, Failure>>;

export function defineOwnCase<Input, Parsed, Value, Failure = never>(spec: {
  input: ZodType<Parsed, Input>;
  run: Run<Person, Parsed, Value, Failure>;
}): OwnCase<Input, Value, Failure> {
  return make(spec.input, false, signedIn(spec.run));
}

/** For the page where someone shows a second factor, or sets up the one that they need. */
export function defineOwingCase<Input, Parsed, Value, Failure = never>(spec: {
  input: ZodType<Parsed, Input>;
  run: Run<Person, Parsed, Value, Failure>;
}): OwnCase<Input, Value, Failure> {
  return make(spec.input, true, signedIn(spec.run));
}

function signedIn<Parsed, Value, Failure>(
  run: Run<Person, Parsed, Value, Failure>,
): Run<Person | undefined, Parsed, Value, Failure | OwnFailure> {
  return async (person, input) => (person ? run(person, input) : fail({ code: "not_signed_in" }));
}

/** For the sign-in page, and for what the language switch does there. */
export function defineOpenCase<Input, Parsed, Value, Failure = never>(spec: {
  input: ZodType<Parsed, Input>;
  run: Run<Person | undefined, Parsed, Value, Failure>;
}): OwnCase<Input, Value, Failure> {
  return make(spec.input, false, spec.run);
}

function make<Input, Parsed, Value, Failure>(
  schema: ZodType<Parsed, Input>,
  owing: boolean,
  run: Run<Person | undefined, Parsed, Value, Failure | OwnFailure>,
): OwnCase<Input, Value, Failure> {
  const call = async (
    person: Person | undefined,
    input: Input,
  ): Promise<Result<Value, Failure | OwnFailure>> => {
    const parsed = schema.safeParse(input);
    const unreadable = parsed.success
      ? unkeepableFields(parsed.data)
      : parsed.error.issues.map((issue) => issue.path.join("."));
    if (parsed.success && unreadable.length === 0) return run(person, parsed.data);
    const fields = [...new Set(unreadable)];
    return fail({ code: "invalid_input", fields });
  };
  return { owing, call } as OwnCase<Input, Value, Failure>; // safe: the brand exists only here
}
