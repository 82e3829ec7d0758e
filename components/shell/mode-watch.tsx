"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Environment } from "@/lib/domain/environment";

const CHANNEL = "portal-environment";

/**
 * The mode belongs to the browser, not to the tab: when it is switched in one, the others read their frame and their page anew,
 * so that none of them ever shows one mode's frame around the other's data. What someone is typing stays.
 */
export function ModeWatch({ environment }: { environment: Environment }): null {
  const router = useRouter();
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }) => data !== environment && router.refresh();
    channel.postMessage(environment);
    return () => channel.close();
  }, [environment, router]);
  return null;
}
