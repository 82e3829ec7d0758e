// Runs one TypeScript program of the project: `node lib/launch/run.mjs lib/sandbox/serve.ts`.
import { spawn } from "node:child_process";
import { checkNode, installPackages } from "./install.mjs";

checkNode();
installPackages();

const child = spawn(
  process.execPath,
  [
    "--conditions=react-server",
    "--import",
    "./lib/launch/exit-with-parent.mjs",
    "--import",
    "tsx",
    ...process.argv.slice(2),
  ],
  { stdio: ["inherit", "inherit", "inherit", "ipc"] },
);
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
