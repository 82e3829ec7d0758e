import { randomUUID } from "node:crypto";
import { z } from "zod";
import { HOSTILE_STRINGS, hostileValue, pick } from "./hostile-values";

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
};

type Random = () => number;

/** What a schema takes, as far as its JSON Schema tells, from values that mean something to the company under test. */
export function drawer(schema: z.ZodType, texts: readonly string[]): (random: Random) => unknown {
  const shape: Schema = Object(
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any", cycles: "ref", reused: "inline" }),
  );
  return (random) => draw(shape, random, texts);
}

function draw(schema: Schema, random: Random, texts: readonly string[]): unknown {
  const one = (part: Schema) => draw(part, random, texts);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return one(pick(random, choices));
  if (schema.allOf) return one(schema.allOf[0] ?? {});
  if ("const" in schema) return schema.const;
  if (schema.enum) return pick(random, schema.enum);
  const type = Array.isArray(schema.type) ? pick(random, schema.type) : schema.type;
  if (type === "object") return drawObject(schema, random, texts);
  if (type === "array") {
    const length = (schema.minItems ?? 0) + Math.floor(random() * 3);
    if (schema.prefixItems) return schema.prefixItems.map(one);
    return Array.from({ length }, () => one(schema.items ?? {}));
  }
  if (type === "integer" || type === "number") return drawNumber(schema, random);
  if (type === "boolean") return random() < 0.5;
  if (type === "null") return null;
  if (type === "string") return drawText(schema, random, texts);
  return pick<() => unknown>(random, [
    () => Buffer.from("a;b\n1;2"),
    () => new Date(),
    () => pick(random, texts),
    () => ({}),
  ])();
}

function drawObject(schema: Schema, random: Random, texts: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([name]) => schema.required?.includes(name) || random() < 0.7,
  );
  const object = Object.fromEntries(entries.map(([name, part]) => [name, draw(part, random, texts)]));
  const rest = schema.additionalProperties;
  if (typeof rest === "object" && Object.keys(rest).length > 0)
    object[pick(random, texts)] = draw(rest, random, texts);
  return object;
}

function drawNumber({ minimum, maximum, type }: Schema, random: Random): number {
  const low = Math.max(minimum ?? 0, -1e6);
  const high = Math.min(maximum ?? low + 1_000, low + 1e6);
  const drawn = low + random() * (high - low);
  return type === "integer" ? Math.round(drawn) : drawn;
}

function drawText(
  { format, minLength = 0, maxLength }: Schema,
  random: Random,
  texts: readonly string[],
): string {
  const fitting = texts.filter((text) => text.length >= minLength && text.length <= (maxLength ?? 1e9));
  if (format === "uuid")
    return pick(random, [randomUUID(), ...texts.filter((text) => /^[0-9a-f-]{36}$/.test(text))]);
  return fitting.length > 0 ? pick(random, fitting) : "x".repeat(minLength);
}

/** The same value with one to three things in it that nobody would send by hand. */
export function spoil(value: unknown, random: Random): unknown {
  let spoiled = value;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) spoiled = spoilOnce(spoiled, random);
  return spoiled;
}

function spoilOnce(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random() < 0.08) return hostileValue(random);
  if (Array.isArray(value)) {
    if (value.length === 0) return random() < 0.5 ? [hostileValue(random)] : hostileValue(random);
    const at = Math.floor(random() * value.length);
    return value.map((item, index) => (index === at ? spoilOnce(item, random) : item));
  }
  const names = Object.keys(value);
  const copy: Record<string, unknown> = { ...value };
  if (names.length === 0 || random() < 0.12) {
    const name = pick(random, [...HOSTILE_STRINGS, "extra", "merchantId", "role", "permissions"]);
    // As JSON does it: an own property even under the name of the prototype.
    Object.defineProperty(copy, name, {
      value: hostileValue(random),
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return copy;
  }
  const name = pick(random, names);
  if (random() < 0.1) delete copy[name];
  else copy[name] = random() < 0.3 ? spoilOnce(copy[name], random) : hostileValue(random);
  return copy;
}
