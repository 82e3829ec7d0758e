import type { JSX, ReactNode } from "react";

type HomeCardProps = { id: string; title: string; note?: string; action?: ReactNode; children: ReactNode };

export function HomeCard({ id, title, note, action, children }: HomeCardProps): JSX.Element {
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-2xl bg-surface p-4 shadow-surface sm:p-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {note ? <p className="mt-0.5 text-sm text-muted">{note}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
