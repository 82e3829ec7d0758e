"use client";

import { type JSX, useEffect, useRef } from "react";
import { Icon } from "@/components/icon";

export type MessageTone = "danger" | "warning" | "success";

const LOOKS: Record<MessageTone, string> = {
  danger: "bg-danger-soft text-danger-soft-foreground",
  warning: "bg-warning-soft text-warning-soft-foreground",
  success: "bg-success-soft text-success-soft-foreground",
};

/**
 * What became of a form, in its own place and read aloud. The region stands in the page before there is a message,
 * otherwise screen readers miss the first one.
 */
export function FormMessage({
  message,
  tone = "danger",
}: {
  message?: string | undefined;
  tone?: MessageTone;
}): JSX.Element {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (message) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [message]);
  return (
    <div aria-live="polite" className="empty:absolute">
      {message ? (
        <p ref={box} className={`flex items-start gap-2 rounded-lg px-3 py-2.5 text-sm ${LOOKS[tone]}`}>
          <Icon name={tone === "success" ? "check" : "warning"} className="mt-0.5 size-4" />
          <span>{message}</span>
        </p>
      ) : null}
    </div>
  );
}
