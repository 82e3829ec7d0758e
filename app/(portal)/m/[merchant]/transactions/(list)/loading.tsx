import type { JSX } from "react";
import { PageSkeleton } from "@/components/feedback/skeleton";

/**
 * In a group of its own, so that it is not around the pages beside and below: behind a skeleton the status has gone out
 * before the page knows that something is not there, and a 404 would be a 200.
 */
export default function Loading(): JSX.Element {
  return <PageSkeleton rows={5} />;
}
