import { type ChildProcess, spawn } from "node:child_process";

type Start = {
  name: string;
  /** A TypeScript entry, or a JavaScript one of a package. */
  entry: string;
  args?: readonly string[];
  /** Node's own. */
  flags?: readonly string[];
  env: Record<string, string>;
  /** Where a dead child ends everything: the launcher's own stop. */
  onDeath?: (name: string, code: number | null) => void;
  /** Shows no standard output; what goes wrong is shown all the same. */
  quiet?: boolean;
  /** Gets all that the child writes, which then is not shown. */
  onText?: (text: string) => void;
};

const running = new Map<string, ChildProcess>();

/** Starts a process that goes when the launcher goes, even when that is killed. Its output is shown behind its name. */
export function startChild({
  name,
  entry,
  args = [],
  flags: own = [],
  env,
  onDeath,
  quiet = false,
  onText,
}: Start): ChildProcess {
  const flags = [...own, "--conditions=react-server", "--import", "./lib/launch/exit-with-parent.mjs"];
  const loader = entry.endsWith(".ts") ? ["--import", "tsx"] : [];
  const child = spawn(process.execPath, [...flags, ...loader, entry, ...args], {
    env: { ...process.env, ...env },
    stdio: onText
      ? ["ignore", "pipe", "pipe", "ipc"]
      : ["ignore", quiet ? "ignore" : "inherit", "inherit", "ipc"],
    // A group of its own: Ctrl-C goes to the launcher alone, which stops the children in order.
    detached: true,
  });
  running.set(name, child);
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => onText?.(part.toString("utf8")));
  child.on("exit", (code) => {
    running.delete(name);
    onDeath?.(name, code);
  });
  return child;
}

/** Asks a child to stop, and ends it where it has not stopped within the time. */
export async function stopChild(name: string, patienceMs = 8_000): Promise<void> {
  const child = running.get(name);
  if (!child) return;
  child.removeAllListeners("exit");
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await gone;
  clearTimeout(timer);
  running.delete(name);
}

export function runningChildren(): string[] {
  return [...running.keys()];
}

/** The process of that name, or undefined where it runs no more. */
export function pidOf(name: string): number | undefined {
  return running.get(name)?.pid;
}
