import type { JSX } from "react";
import { PageSkeleton } from "@/components/feedback/skeleton";

export default function Loading(): JSX.Element {
  return <PageSkeleton rows={5} />;
}
