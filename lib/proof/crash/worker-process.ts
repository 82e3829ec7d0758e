import { writeSync } from "node:fs";
import { armCrashpoints } from "@/lib/crashpoint";

// The worker itself, which ends in its recovery as soon as it gets to the named point of one of these operations. It says of which.
const deaths: Record<string, string> = JSON.parse(process.argv[2] ?? "{}");
armCrashpoints((point, key) => {
  if (deaths[key] !== point) return;
  writeSync(1, `died with ${key}\n`);
  process.kill(process.pid, "SIGKILL");
});
await import("@/lib/jobs/serve");
