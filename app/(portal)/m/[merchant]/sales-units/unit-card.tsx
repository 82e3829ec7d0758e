import type { JSX, ReactNode } from "react";

type UnitCardProps = { id: string; title: string; note?: string; children: ReactNode };

/** One part of the page of a unit. */
export function UnitCard({ id, title, note, children }: UnitCardProps): JSX.Element {
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 content-start gap-4 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {note ? <p className="mt-0.5 text-sm text-muted">{note}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** A term of the card and what it is; `children` may hold more than a line. */
export function UnitFact({ term, children }: { term: string; children: ReactNode }): JSX.Element {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="mt-0.5 min-w-0 text-sm break-words">{children}</dd>
    </div>
  );
}

/** What opens at a press, by the browser's own means. `note` says what a real platform would do. */
export function Unfolding({
  label,
  note,
  children,
}: {
  label: string;
  note?: string;
  children: ReactNode;
}): JSX.Element {
  return (
    <details className="group min-w-0">
      <summary className="button button--sm button--outline w-fit cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        {label}
      </summary>
      <div className="mt-4 grid gap-4 border-t border-separator pt-4">
        {children}
        {note ? <p className="text-xs text-muted">{note}</p> : null}
      </div>
    </details>
  );
}
