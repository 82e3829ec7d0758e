import { beforeAll } from "vitest";
import { shiftClock } from "@/lib/clock";

// Files share a process: a clock that one of them moved is not the next one's.
beforeAll(() => shiftClock(0));
