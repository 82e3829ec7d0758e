import { listen } from "./listen";
import { receiveMail } from "./mail/receive-mail";
import { createSandbox } from "./server";
import { MemoryStore } from "./store/memory-store";
import { openPgStore } from "./store/pg-store";
import { whereToLook } from "./where-to-look";

// The sandbox as a process. SANDBOX_PORT (3001), SANDBOX_DATABASE_URL (a PostgreSQL database of its own; in memory
// without it), SANDBOX_PUBLIC_URL (where browsers reach it) and SANDBOX_PORTAL_URL (origins of portals on other computers
// that sign people in here, with commas between). SANDBOX_SMTP_PORT (24 above SANDBOX_PORT) takes mail for the mailbox.

const port = Number(process.env["SANDBOX_PORT"] || 3001);
const smtpPort = Number(process.env["SANDBOX_SMTP_PORT"] || port + 24);
const databaseUrl = process.env["SANDBOX_DATABASE_URL"];
const publicUrl = (process.env["SANDBOX_PUBLIC_URL"] || `http://127.0.0.1:${port}`).replace(/\/$/, "");
const portalOrigins = (process.env["SANDBOX_PORTAL_URL"] ?? "").split(",").filter((one) => URL.canParse(one));

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** The address itself is not repeated: it holds a password. */
function noDatabase(error: unknown): never {
  const { code, message } = Object(error);
  fail(
    `The database that SANDBOX_DATABASE_URL names can't be opened (${message || code}). It has to exist and may be empty, for example SANDBOX_DATABASE_URL=postgresql://me:secret@127.0.0.1:5432/sandbox.`,
  );
}

function checkPort(variable: string, value: number, example: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return;
  fail(`${variable} must be a port between 1 and 65535, for example ${variable}=${example}.`);
}

function cannotListen(variable: string, value: number): (error: NodeJS.ErrnoException) => never {
  return ({ code, message }) =>
    fail(
      code === "EADDRINUSE"
        ? `Port ${value} is taken by another program: set ${variable} to a free one, for example ${variable}=${value + 100}.`
        : `The sandbox cannot listen on port ${value} (${variable}): ${message}`,
    );
}

async function run(): Promise<void> {
  checkPort("SANDBOX_PORT", port, 3001);
  checkPort("SANDBOX_SMTP_PORT", smtpPort, 3025);
  const store = databaseUrl ? await openPgStore(databaseUrl).catch(noDatabase) : new MemoryStore();
  const sandbox = createSandbox({ store, publicUrl });
  await sandbox.ready;
  const listening = await listen(sandbox, { port, portalOrigins }).catch(cannotListen("SANDBOX_PORT", port));
  const receiving = await receiveMail(sandbox.context, smtpPort).catch(
    cannotListen("SANDBOX_SMTP_PORT", smtpPort),
  );
  await sandbox.start();
  console.log(whereToLook(publicUrl, smtpPort, Boolean(databaseUrl)));
  const stop = async () => {
    setTimeout(() => process.exit(0), 3000).unref();
    await Promise.all([listening.close(), receiving.close()]);
    await sandbox.stop();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("disconnect", stop);
}

run().catch((error: unknown) =>
  fail(`The sandbox did not start: ${error instanceof Error ? error.message : error}`),
);
