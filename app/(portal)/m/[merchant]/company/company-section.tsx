import type { JSX, ReactNode } from "react";

type CompanySectionProps = { id: string; title: string; hint?: string; children: ReactNode };

export function CompanySection({ id, title, hint, children }: CompanySectionProps): JSX.Element {
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 content-start gap-4 rounded-2xl bg-surface p-4 shadow-surface sm:p-5"
    >
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {hint ? <p className="mt-0.5 max-w-prose text-sm text-muted">{hint}</p> : null}
      </div>
      {children}
    </section>
  );
}
