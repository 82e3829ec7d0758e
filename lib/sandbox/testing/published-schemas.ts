import { existsSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";

const FOLDER = "../shared/specs";

type Json = { [name: string]: Json | Json[] | string | number | boolean | null | undefined };

export function hasPublishedSchemas(): boolean {
  return existsSync(FOLDER);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** OpenAPI 3.0 writes `nullable: true` where JSON Schema has the type "null". */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJsonSchema(inner)]));
  if (copy["nullable"] !== true) return copy;
  return { anyOf: [{ ...copy, nullable: false }, { type: "null" }] };
}

/** The schemas of one published description, with the known slips of the file put right by `repair`. */
export class PublishedApi {
  readonly #ajv: Ajv;
  readonly #spec: Json;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(file: string, repair: (text: string) => string = (text) => text) {
    this.#spec = parse(repair(readFileSync(`${FOLDER}/${file}`, "utf8")));
    this.#ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    addFormats(this.#ajv);
    this.#ajv.addSchema({ $id: "spec", ...(toJsonSchema(this.#spec) as object) }); // safe: a description is an object
  }

  /** `POST /v1/payments` and so on. */
  operations(): string[] {
    const paths = isObject(this.#spec["paths"]) ? this.#spec["paths"] : {};
    return Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(isObject(item) ? item : {})
        .filter((method) => ["get", "post", "put", "patch", "delete"].includes(method))
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /** What in `value` differs from `components.schemas[name]`; empty when it fits. */
  differences(name: string, value: unknown): string[] {
    const validate =
      this.#compiled.get(name) ?? this.#ajv.compile({ $ref: `spec#/components/schemas/${name}` });
    this.#compiled.set(name, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}
