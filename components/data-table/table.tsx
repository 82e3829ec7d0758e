import type { JSX, ReactNode } from "react";

/** The frame of a table that the server renders: scrolls sideways where it must, and says what it lists. */
export function Table({
  label,
  head,
  className = "",
  children,
}: {
  label: string;
  head: ReactNode;
  className?: string;
  children: ReactNode;
}): JSX.Element {
  return (
    <div className={`table-root table-root--secondary rounded-2xl bg-surface shadow-surface ${className}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="table__scroll-container" aria-label={label} tabIndex={0}>
        <table className="table__content">
          <thead className="table__header">
            <tr>{head}</tr>
          </thead>
          <tbody className="table__body">{children}</tbody>
        </table>
      </section>
    </div>
  );
}

type HeadCellProps = { children?: ReactNode; align?: "start" | "end"; className?: string };

export function HeadCell({ children, align = "start", className = "" }: HeadCellProps): JSX.Element {
  return (
    <th scope="col" className={`table__column px-3 ${align === "end" ? "text-end" : ""} ${className}`}>
      {children}
    </th>
  );
}
