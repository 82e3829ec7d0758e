import { resolve } from "node:path";
import { backUp } from "@/db/backup/back-up";
import { openOwnDatabase } from "./own-database";

const USAGE = `npm run backup -- FILE    writes the portal's database into FILE, while the portal runs or not. Keep SECRETS_KEY somewhere
else: it is not in there, and without it the archive is worth nothing. Files of the portal's file store are not in there either.`;

async function main(): Promise<void> {
  const [named, ...others] = process.argv.slice(2);
  if (!named || others.length > 0 || named.startsWith("-")) throw new Error(USAGE);
  const file = resolve(named);
  const started = performance.now();
  const { ownerUrl, configuration, leave } = await openOwnDatabase("present");
  const { SECRETS_KEY_ID: keyId, SECRETS_KEY: secretsKey } = configuration;
  const done = await backUp({ ownerUrl, file, keyId, secretsKey }).finally(leave);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${file}: ${done.rows} rows of ${done.tables} tables as of ${done.takenAt}, in ${seconds} s.`);
  console.log(
    `${(done.bytes / 1_048_576).toFixed(1)} MB. Sealed under SECRETS_KEY "${keyId}", which it takes to restore it and which is not in it.`,
  );
  if (done.files > 0)
    console.log(
      `${done.files} files for downloading are not in it: they go within two weeks and can be made again.`,
    );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
