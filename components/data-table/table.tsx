import type { JSX, ReactNode } from "react";

/** The frame of a table that the server renders: scrolls sideways where it must, and says what it lists. */
export function Table({
  label,
  head,
  children,
}: {
  label: string;
  head: ReactNode;
  children: ReactNode;
}): JSX.Element {
  return (
    <div className="table-root table-root--secondary rounded-2xl bg-surface shadow-surface">
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

type CellProps = { children?: ReactNode; align?: "start" | "end"; className?: string };

export function HeadCell({ children, align = "start", className = "" }: CellProps): JSX.Element {
  return (
    <th scope="col" className={`table__column px-3 ${align === "end" ? "text-end" : ""} ${className}`}>
      {children}
    </th>
  );
}

export function Cell({ children, align = "start", className = "" }: CellProps): JSX.Element {
  return (
    <td className={`table__cell px-3 ${align === "end" ? "tabular text-end" : ""} ${className}`}>
      {children}
    </td>
  );
}
