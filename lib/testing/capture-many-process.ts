import { pool } from "@/db/client";
import { captureMany } from "./capture-many";

// A second portal for race tests: does what its argument says and tells what came of it.
const outcomes = await captureMany(JSON.parse(process.argv[2] ?? "{}"));
process.send?.(outcomes, undefined, undefined, () => void pool().end());
process.channel?.unref();
