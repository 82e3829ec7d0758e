import type { JSX, ReactNode } from "react";

type LoginCardProps = { id: string; title: string; note: string; children: ReactNode };

export function LoginCard({ id, title, note, children }: LoginCardProps): JSX.Element {
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 content-start gap-4 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <p className="mt-0.5 max-w-prose text-sm text-muted">{note}</p>
      </div>
      {children}
    </section>
  );
}
