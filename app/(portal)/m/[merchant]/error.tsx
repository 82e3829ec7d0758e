"use client";

import type { JSX } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { traceOf } from "@/lib/web/trace";

export default function MerchantError({ error, retry }: { error: unknown; retry: () => void }): JSX.Element {
  return <ErrorPanel traceId={traceOf(error)} retry={retry} />;
}
