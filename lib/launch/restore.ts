import { resolve } from "node:path";
import { restore } from "@/db/backup/restore";
import { keepKey, openOwnDatabase } from "./own-database";
import { markSeeded } from "./seed-mark";

const USAGE = `npm run restore -- FILE    restores what npm run backup wrote, into a new database: the one that DATABASE_URL names, or the
embedded one in PORTAL_DATA. It takes the SECRETS_KEY of then. No money moves until the worker has compared with the platform.`;

async function main(): Promise<void> {
  const [named, ...others] = process.argv.slice(2);
  if (!named || others.length > 0 || named.startsWith("-")) throw new Error(USAGE);
  const file = resolve(named);
  const started = performance.now();
  const { ownerUrl, configuration, leave } = await openOwnDatabase("new");
  try {
    const done = await restore({ ownerUrl, file, secretsKeys: configuration.secretsKeys });
    if (done.demonstration) await markSeeded(ownerUrl);
    keepKey(configuration);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(
      `${done.rows} rows of ${done.tables} tables as of ${done.takenAt} are back, in ${seconds} s.`,
    );
    console.log(
      `Start the portal now. It moves no money until its worker has compared ${done.toCompare} payments with the platform.`,
    );
    console.log("Check the audit log: npm run portal -- audit-verify");
    if (done.files > 0)
      console.log(
        `${done.files} files for downloading were not in the archive; whoever needs one makes it again.`,
      );
  } finally {
    await leave();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
