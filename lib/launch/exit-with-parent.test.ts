import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

// A portal went on for ever after its launcher was killed: nobody read what it wrote, it reported that by writing, and was so busy
// with it that it never came to its end.
test("who is killed takes along a child that reports each failure and never ends by itself", async () => {
  const chatty = `
    process.on("uncaughtException", (error) => console.error("uncaught", error));
    process.on("SIGTERM", () => console.error("waiting for the last visitor to go"));
    setInterval(() => console.error("still here"), 5);
    process.send("up");`;
  const keep = JSON.stringify(["--import", "./lib/launch/exit-with-parent.mjs", "-e", chatty]);
  const start = `
    const child = require("node:child_process").spawn(process.execPath, ${keep},
      { stdio: ["ignore", "pipe", "pipe", "ipc"], detached: true });
    child.once("message", () => process.stdout.write(String(child.pid)));
    child.stderr.resume();`;
  const launcher = spawn(process.execPath, ["-e", start], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(launcher.stdout, "data");
  const child = Number(String(said));
  expect(lives(child)).toBe(true);

  launcher.kill("SIGKILL");
  await expect.poll(() => lives(child), { timeout: 12_000 }).toBe(false);
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
