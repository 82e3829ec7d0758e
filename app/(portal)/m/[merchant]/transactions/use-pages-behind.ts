"use client";

import { useState } from "react";
import { type ListState, listHref, withChange } from "./filters";

/** Cursors of the pages walked through, from the first on; undefined is the first page's. */
type Trail = { readonly list: string; readonly cursors: readonly (string | undefined)[] };

/**
 * The page before this one. Cursors lead forward only, so the way back is the way that was come: it is known unless the
 * page was opened by a link right here.
 */
export function usePagesBehind(state: ListState): { known: boolean; cursor?: string | undefined } {
  const list = listHref("", withChange(state, {}));
  const [trail, setTrail] = useState<Trail>({ list, cursors: [state.after] });
  const walked = walk(trail, list, state.after);
  if (walked !== trail) setTrail(walked);
  const behind = walked.cursors.length - 2;
  return behind >= 0 ? { known: true, cursor: walked.cursors[behind] } : { known: false };
}

/** Another list begins a trail of its own; a page that was seen before cuts it off there. */
function walk(trail: Trail, list: string, after: string | undefined): Trail {
  if (trail.list !== list) return { list, cursors: [after] };
  const seen = trail.cursors.indexOf(after);
  if (seen === trail.cursors.length - 1) return trail;
  return { list, cursors: seen >= 0 ? trail.cursors.slice(0, seen + 1) : [...trail.cursors, after] };
}
