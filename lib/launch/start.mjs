import { spawn } from "node:child_process";
import { checkNode, installPackages } from "./install.mjs";

checkNode();
installPackages();

const launcher = spawn(
  process.execPath,
  [
    "--import",
    "./lib/launch/exit-with-parent.mjs",
    "--import",
    "tsx",
    "lib/launch/launch.ts",
    ...process.argv.slice(2),
  ],
  { stdio: ["inherit", "inherit", "inherit", "ipc"] },
);
// A Ctrl-C reaches the whole group by itself; a signal sent to this process alone has to be handed on.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => launcher.kill("SIGTERM"));
launcher.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
