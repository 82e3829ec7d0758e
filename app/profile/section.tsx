import type { JSX, ReactNode } from "react";

/** One card of the profile, with what it is for. */
export function Section({
  title,
  hint,
  children,
}: {
  title?: string;
  hint: string;
  children?: ReactNode;
}): JSX.Element {
  return (
    <section className="card card--default gap-4 p-5">
      <div>
        {title ? <h2 className="text-base font-semibold">{title}</h2> : null}
        <p className="text-sm text-muted">{hint}</p>
      </div>
      {children}
    </section>
  );
}
