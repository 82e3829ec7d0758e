import { MOST_BYTES } from "@/lib/sheets/read-sheet";

/** What is said of a sheet that is not even read. */
export const TOO_LARGE = {
  most: MOST_BYTES,
  tooLarge: { code: "sheet_too_large" as const, most: MOST_BYTES / 1024 },
};
