import type { JSX } from "react";
import { PageSkeleton } from "@/components/feedback/skeleton";

/** In a group of its own, so that it is not around the page of one unit: that page decides between 200 and 404. */
export default function Loading(): JSX.Element {
  return <PageSkeleton rows={5} />;
}
