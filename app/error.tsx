"use client";

import type { JSX } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { traceOf } from "@/lib/web/trace";
import { readTurnedAway } from "@/lib/web/turned-away";

export default function PortalError({ error, retry }: { error: unknown; retry: () => void }): JSX.Element {
  return (
    <main className="px-4">
      <ErrorPanel traceId={traceOf(error)} told={readTurnedAway(error)?.sentence} retry={retry} />
    </main>
  );
}
