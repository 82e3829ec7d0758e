import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import { expect, it } from "vitest";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

type Running = { child: ChildProcess; said: () => string; exit: Promise<number | null> };

function run(port: number): Running {
  const env = { ...process.env, SANDBOX_PORT: String(port), SANDBOX_DATABASE_URL: "" };
  const execArgv = ["--conditions=react-server", "--import", "tsx"];
  const child = fork("lib/sandbox/serve.ts", { env, execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (part) => {
      said += part;
    });
  }
  return { child, said: () => said, exit: new Promise((resolve) => child.once("exit", resolve)) };
}

it("refuses a taken port in a sentence that names the variable, and goes when its parent goes", async () => {
  const port = await freePort();
  const first = run(port);
  await expect.poll(first.said, { timeout: 15_000 }).toContain(`http://127.0.0.1:${port}/`);
  const clock = await fetch(`http://127.0.0.1:${port}/_control/clock`);
  expect(await clock.json()).toMatchObject({ offsetSeconds: 0 });
  const second = run(port);
  expect(await second.exit).toBe(1);
  expect(second.said()).toContain(`Port ${port} is taken by another program: set SANDBOX_PORT`);
  first.child.disconnect();
  expect(await first.exit).toBe(0);
}, 40_000);
