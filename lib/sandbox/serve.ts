import { listen } from "./listen";
import { createSandbox } from "./server";
import { MemoryStore } from "./store/memory-store";
import { openPgStore } from "./store/pg-store";
import { whereToLook } from "./where-to-look";

// The sandbox as a process. SANDBOX_PORT (3001), SANDBOX_DATABASE_URL (a PostgreSQL database of its own; in memory
// without it), SANDBOX_PUBLIC_URL (where browsers reach it) and SANDBOX_PORTAL_URL (origins of portals on other computers
// that sign people in here, with commas between).

const port = Number(process.env["SANDBOX_PORT"] || 3001);
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

async function run(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    fail(`SANDBOX_PORT must be a port between 1 and 65535, for example SANDBOX_PORT=3001.`);
  }
  const store = databaseUrl ? await openPgStore(databaseUrl).catch(noDatabase) : new MemoryStore();
  const sandbox = createSandbox({ store, publicUrl });
  await sandbox.ready;
  const listening = await listen(sandbox, { port, portalOrigins }).catch((error: NodeJS.ErrnoException) =>
    error.code === "EADDRINUSE"
      ? fail(
          `Port ${port} is taken by another program: set SANDBOX_PORT to a free one, for example SANDBOX_PORT=3101.`,
        )
      : fail(`The sandbox cannot listen on port ${port} (SANDBOX_PORT): ${error.message}`),
  );
  await sandbox.start();
  console.log(whereToLook(publicUrl, Boolean(databaseUrl)));
  const stop = async () => {
    setTimeout(() => process.exit(0), 3000).unref();
    await listening.close();
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
