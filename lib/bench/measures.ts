import type { Measure } from "./measure";
import { detail } from "./rows/detail";
import { list } from "./rows/list";
import { listDeepPage } from "./rows/list-deep-page";
import { search } from "./rows/search";

/** In the order of the table. */
export const MEASURES: readonly Measure[] = [list, listDeepPage, search, detail];
