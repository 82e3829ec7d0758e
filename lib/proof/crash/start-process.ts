import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

type Env = Record<string, string>;

/** A process of ours that a proof may kill. `ended` resolves to the signal that ended it, with the time. */
export type Killable = {
  readonly child: ChildProcess;
  readonly ended: Promise<{ signal: NodeJS.Signals | null; at: number }>;
  /** What it wrote on standard output, line by line. */
  readonly lines: string[];
};

/** Starts a TypeScript program of the project and waits until it says that it is ready. */
export async function startProcess(entry: string, args: readonly string[], env: Env): Promise<Killable> {
  const flags = [
    "--conditions=react-server",
    "--import",
    "./lib/launch/exit-with-parent.mjs",
    "--import",
    "tsx",
  ];
  const child = spawn(process.execPath, [...flags, entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const lines: string[] = [];
  if (child.stdout) createInterface(child.stdout).on("line", (line) => lines.push(line));
  // Once its last line is read too.
  const ended = new Promise<{ signal: NodeJS.Signals | null; at: number }>((resolve) =>
    child.once("close", (_code, signal) => resolve({ signal, at: Date.now() })),
  );
  await Promise.race([once(child, "message"), ended]);
  return { child, ended, lines };
}
