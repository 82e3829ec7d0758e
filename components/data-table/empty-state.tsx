import type { JSX, ReactNode } from "react";
import { Icon, type IconName } from "@/components/icon";

type EmptyStateProps = {
  icon?: IconName;
  title: string;
  /** Why the list is empty: nothing yet, which filter excludes, or a period that is too narrow. */
  reason: string;
  /** The first thing to do about it: a link or a button. */
  action?: ReactNode;
};

export function EmptyState({ icon = "search", title, reason, action }: EmptyStateProps): JSX.Element {
  return (
    <div className="card card--default items-center gap-2 px-6 py-14 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent-soft-foreground">
        <Icon name={icon} className="size-6" />
      </span>
      <h2 className="mt-2 text-base font-semibold">{title}</h2>
      <p className="max-w-md text-sm text-muted">{reason}</p>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
