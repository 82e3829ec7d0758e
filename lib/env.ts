import "server-only";
import { type Configuration, checkConfiguration, sentenceOf } from "./configuration";

let checked: Configuration | undefined;

function read(): Configuration {
  if (checked) return checked;
  const result = checkConfiguration(process.env);
  if (!result.ok) throw new Error(result.problems.map(sentenceOf).join("\n"));
  checked = result.configuration;
  return checked;
}

/** The configuration, read and checked at the first use: a build needs none of it. */
export const env: Configuration = new Proxy({} as Configuration, {
  get: (_, name: string) => Reflect.get(read(), name),
}); // safe: every property comes from the checked configuration
