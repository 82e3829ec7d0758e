import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { checkConfiguration, sentenceOf } from "@/lib/configuration";
import { prepareGiven } from "./prepare-database";
import { readEnvFile } from "./settings";

// The operator's commands. They speak to the database in DATABASE_URL, whether the portal runs or not.
const USAGE = `npm run portal -- create-admin    makes a company and its first administrator; asks for what it is not told:
    --country NO|DK|FI  --company "Acme AS"  --org 918713867  --slug acme  --person "Kari Nordmann"
    --nin <national identity number>, or --email <address> for sign-in by password (Denmark, Finland)
npm run portal -- connect-unit    connects a sales unit that the platform knows; the keys come from the environment:
    --company acme (the short name)  --msn 123456  --name "Acme web shop"  --kind online|in_person|vm_number
    UNIT_CLIENT_ID, UNIT_CLIENT_SECRET, UNIT_SUBSCRIPTION_KEY
npm run portal -- rotate-secrets  encrypts all secrets anew, after SECRETS_KEY got a new value and name
npm run portal -- audit-verify    checks that no company's audit log was changed`;

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** Brings the database up to date and lets everything after it speak as portal_app, which row security binds. */
async function connect(): Promise<void> {
  const file = readEnvFile();
  for (const [name, value] of Object.entries(file)) if (value) process.env[name] ||= value;
  if (!process.env["DATABASE_URL"])
    refuse(
      "DATABASE_URL is missing: commands are for a database of your own, which the demonstration has not.",
    );
  const checked = checkConfiguration(process.env);
  if (!checked.ok) refuse(checked.problems.map(sentenceOf).join("\n"));
  const { DATABASE_URL, SECRETS_KEY, onSandbox } = checked.configuration;
  process.env["DATABASE_URL"] = (await prepareGiven(DATABASE_URL, SECRETS_KEY, onSandbox)).app;
}

const QUESTIONS = {
  country: "Country of the company (NO, DK or FI)",
  company: "Name of the company",
  org: "Its organisation number",
  slug: "Short name for addresses (small letters, digits, hyphens)",
  person: "Name of the administrator",
} as const;

const SENTENCES = {
  wrong_organisation_number: "The organisation number is not one of that country: check its digits.",
  wrong_slug: "The short name takes 2 to 40 small letters, digits and hyphens, for example acme.",
  wrong_identity:
    "Give the national identity number as the country writes it, or in Denmark and Finland an e-mail address.",
  company_exists: "A company with this number or this short name is there already; nothing was changed.",
  person_exists: "A person with this identity is there already; nothing was changed.",
} as const;

const text = { type: "string" } as const;
const ADMIN_OPTIONS = {
  country: text,
  company: text,
  org: text,
  slug: text,
  person: text,
  nin: text,
  email: text,
};

async function createAdmin(args: string[]): Promise<void> {
  const told = readOptions(args, ADMIN_OPTIONS);
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  const tell = async (name: keyof typeof told, question: string): Promise<string> => {
    const known = told[name] ?? (process.stdin.isTTY ? await ask.question(`${question}: `) : "");
    return known.trim() || refuse(`--${name} is missing.\n\n${USAGE}`);
  };
  const country = (await tell("country", QUESTIONS.country)).toUpperCase();
  if (country !== "NO" && country !== "DK" && country !== "FI")
    refuse("The country is NO, DK or FI: companies elsewhere have no sales units.");
  const company = await tell("company", QUESTIONS.company);
  const organisationNumber = await tell("org", QUESTIONS.org);
  const slug = await tell("slug", QUESTIONS.slug);
  const person = await tell("person", QUESTIONS.person);
  const email = told.email;
  const identity = email ? { email } : { nin: await tell("nin", "Their national identity number") };
  ask.close();
  await connect();
  const { createAdministrator } = await import("@/lib/access/create-administrator");
  const wish = { country, company, organisationNumber, slug, person, identity } as const;
  const created = await createAdministrator(wish);
  if (!created.ok) refuse(SENTENCES[created.error.code]);
  console.log(`${person} administers ${company} at ${process.env["PORTAL_PUBLIC_URL"]}/m/${slug}`);
  if (created.value.password) console.log(`Password of ${email}, shown this once: ${created.value.password}`);
}

const CONNECT_SENTENCES = {
  subscription_key_wrong: "The platform does not know this subscription key; nothing was changed.",
  secondary_key_wrong: "The platform does not know the secondary subscription key; nothing was changed.",
  keys_of_other_unit: "These keys belong to another sales unit; nothing was changed.",
  api_not_allowed:
    "The keys work, but the platform lets this sales unit not take payments; nothing was changed.",
  platform_busy: "The platform has had too many requests; nothing was changed. Try again in a minute.",
  keys_refused:
    "The platform gives no token for these keys: check that all three belong to this sales unit and this host.",
  platform_unavailable: "The platform does not answer; nothing was changed. Try again later.",
  unit_taken: "This sales unit belongs to another company of this portal; nothing was changed.",
  invalid_input:
    "The number takes 4 to 10 digits, the name 1 to 50 characters, and all three keys are needed.",
  forbidden: "This may not be done here.",
  needs_fresh_sign_in: "This may not be done here.",
} as const;

async function connectUnit(args: string[]): Promise<void> {
  const options = { company: text, msn: text, name: text, kind: text };
  const { company = "", msn = "", name = "", kind = "online" } = readOptions(args, options);
  await connect();
  const { findMerchantId } = await import("@/lib/access/directory");
  const merchantId =
    (await findMerchantId(company)) ?? refuse(`There is no company with the short name "${company}".`);
  const use = await import("@/lib/sales-units/connect-unit");
  const told = process.env;
  const answer = await use.connectUnit.call(
    { kind: "job", id: "connect-unit", merchantId, permissions: ["webhook:register"], units: "all" },
    {
      ...{ msn, name, kind: kind as "online" }, // safe: the use case reads it as any text
      environment: told["PAYMENTS_BASE_URL"]?.includes("apitest") ? "test" : "production",
      clientId: told["UNIT_CLIENT_ID"] ?? "",
      clientSecret: told["UNIT_CLIENT_SECRET"] ?? "",
      subscriptionKey: told["UNIT_SUBSCRIPTION_KEY"] ?? "",
    },
  );
  if (!answer.ok) refuse(CONNECT_SENTENCES[answer.error.code]);
  console.log(`Sales unit ${msn} is connected. The worker registers its webhook within seconds.`);
}

type Options = Record<string, { type: "string" }>;

function readOptions<T extends Options>(args: string[], options: T): { [K in keyof T]?: string } {
  try {
    // safe: every option is a text
    return parseArgs({ args, options, strict: true }).values as { [K in keyof T]?: string };
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

async function auditVerify(): Promise<void> {
  await connect();
  const { verifyAudit } = await import("@/lib/access/verify-audit");
  const { readNotedHeads } = await import("@/lib/access/noted-heads");
  const verdicts = await verifyAudit(await readNotedHeads());
  for (const { slug, brokenAt } of verdicts)
    console.log(`${slug}: ${brokenAt === undefined ? "whole" : `BROKEN from row ${brokenAt} on`}`);
  if (verdicts.some(({ brokenAt }) => brokenAt !== undefined)) process.exit(1);
}

async function rotate(): Promise<void> {
  await connect();
  const { rotateAll } = await import("./rotate-all");
  await rotateAll(process.env["SECRETS_KEY_ID"] || "k1", console.log).catch((error: unknown) =>
    refuse(
      `Broken off: ${error instanceof Error ? error.message : error}. Run it again once that is mended.`,
    ),
  );
}

const [name, ...args] = process.argv.slice(2);
if (name === "create-admin") await createAdmin(args);
else if (name === "connect-unit") await connectUnit(args);
else if (name === "rotate-secrets") await rotate();
else if (name === "audit-verify") await auditVerify();
else refuse(USAGE);
// The pool would keep the process until its connections have rested long enough.
process.exit(0);
